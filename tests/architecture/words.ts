/** Reads the words of the product, and which of them the code asks for. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { filesBelow, root, type Source } from './imports'

/** Messages by key: `clusters.form.title`. */
export type Words = ReadonlyMap<string, string>

const folder = 'lib/platform/i18n/messages'

/** All words of one language, from one file per noun. */
export function readWords(language: string): Words {
  const files = filesBelow(`${folder}/${language}`)
  return new Map(
    files.flatMap((file) =>
      flattened(JSON.parse(readFileSync(path.join(root, file), 'utf8')), path.basename(file, '.json')),
    ),
  )
}

function flattened(node: unknown, key: string): [string, string][] {
  if (typeof node === 'string') return [[key, node]]
  return Object.entries(node as object).flatMap(([name, value]) => flattened(value, `${key}.${name}`))
}

/** What the code mentions: whole strings, and templates as patterns in which a hole stands for one or more parts. */
export type Mentions = { whole: ReadonlySet<string>; patterns: readonly RegExp[] }

const literal = /'([^'\n\\]+)'|"([^"\n\\]+)"|`([^`]*)`|\b([a-zA-Z]\w*)(?=\??:)/g

/** Every string, template and property name of the sources that could be a key or a part of one. */
export function mentionsOf(sources: readonly Source[]): Mentions {
  const whole = new Set<string>()
  const patterns = new Map<string, RegExp>()
  for (const { text } of sources) {
    for (const [, single, double, template, property] of text.matchAll(literal)) {
      const word = single ?? double ?? property
      if (word !== undefined) whole.add(word)
      else if (template?.includes('${')) addPattern(template, patterns)
      else if (template !== undefined) whole.add(template)
    }
  }
  return { whole, patterns: [...patterns.values()] }
}

function addPattern(template: string, patterns: Map<string, RegExp>): void {
  const parts = template.split(/\$\{[^}]*\}/)
  if (!parts.some((part) => /[a-z]/i.test(part)) || parts.some((part) => /[^\w.-]/.test(part))) return
  const source = `^${parts.map((part) => part.replaceAll('.', '\\.')).join('[^ ]+')}$`
  patterns.set(source, new RegExp(source))
}

/** True when the code mentions the key, or a way to reach it from one of its namespaces. */
export function isMentioned(key: string, { whole, patterns }: Mentions): boolean {
  const parts = key.split('.')
  return parts.some((_, index) => {
    const rest = parts.slice(index).join('.')
    return whole.has(rest) || patterns.some((pattern) => pattern.test(rest))
  })
}
