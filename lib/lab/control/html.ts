/** Builds HTML from text that cannot break out of it. */

/** Text that is already HTML. */
export class Html {
  constructor(readonly text: string) {}
}

type Part = string | number | Html | Html[] | undefined

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)

const textOf = (part: Part): string => {
  if (part === undefined) return ''
  if (part instanceof Html) return part.text
  return Array.isArray(part) ? part.map((one) => one.text).join('') : escaped(String(part))
}

/** A template tag: every value is escaped unless it is HTML already. */
export const html = (strings: TemplateStringsArray, ...parts: Part[]): Html =>
  new Html(strings.map((string, index) => (index === 0 ? '' : textOf(parts[index - 1])) + string).join(''))
