/** Reads which arguments and tags a message in ICU syntax takes, so that two languages can be compared. */

/** `count:plural`, `name`, `<link>`: every argument and rich-text tag of a message, sorted, once each. */
export function argumentsOf(message: string): string[] {
  const found = new Set<string>()
  readMessage(message, 0, found)
  for (const [, tag] of message.matchAll(/<([a-zA-Z]+)>/g)) found.add(`<${tag}>`)
  return [...found].sort()
}

/** Reads a message up to the brace that closes it; answers where it ended. */
function readMessage(text: string, start: number, found: Set<string>): number {
  let at = start
  while (at < text.length && text[at] !== '}') at = text[at] === '{' ? readArgument(text, at + 1, found) : at + 1
  return at
}

/** Reads `name}`, `name, type}` or `name, plural, one {…} other {…}}` after its opening brace. */
function readArgument(text: string, start: number, found: Set<string>): number {
  const head = /^\s*([\w-]+)\s*(?:,\s*([a-z]+)\s*)?/.exec(text.slice(start))
  if (!head) throw new Error(`Not an argument: "${text.slice(start, start + 20)}"`)
  const [whole, name = '', kind] = head
  const isChoice = kind === 'plural' || kind === 'select' || kind === 'selectordinal'
  found.add(kind ? `${name}:${kind}` : name)
  let at = start + whole.length
  while (at < text.length && text[at] !== '}') {
    at = isChoice && text[at] === '{' ? readMessage(text, at + 1, found) + 1 : at + 1
  }
  return at + 1
}
