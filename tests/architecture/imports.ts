/** Reads what a file imports, type-only imports included, and resolves it to files of this repository. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { parseSync } from 'oxc-parser'

/** One import of a file: what it names, and where that is in the repository; packages have no file. */
export type Import = { from: string; specifier: string; file: string | undefined; isTypeOnly: boolean }

/** A file of the repository with its text and imports. Paths are relative to the root, with slashes. */
export type Source = { file: string; text: string; imports: Import[] }

export const root = path.resolve(import.meta.dirname, '../..')

const folders = ['app', 'components', 'lib']
const rootFiles = ['proxy.ts', 'instrumentation.ts', 'next.config.js']
const endings = ['', '.ts', '.tsx', '.mjs', '.js', '/index.ts', '/index.tsx']
const isSource = /\.(ts|tsx|mjs|js)$/
const skipped = new Set(['generated', 'node_modules'])

/** Every path below `folder`, files only, generated code left out. */
export function filesBelow(folder: string): string[] {
  const absolute = path.join(root, folder)
  if (!existsSync(absolute)) return []
  return readdirSync(absolute, { withFileTypes: true })
    .filter((entry) => !skipped.has(entry.name))
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`]))
}

/** All sources of the product: app, components, lib and the few at the root. */
export function readSources(): Source[] {
  const files = [...folders.flatMap(filesBelow).filter((file) => isSource.test(file)), ...rootFiles]
  return files
    .filter((file) => existsSync(path.join(root, file)))
    .map((file) => sourceOf(file, readFileSync(path.join(root, file), 'utf8'), isFile))
}

const isFile = (file: string) => existsSync(path.join(root, file)) && statSync(path.join(root, file)).isFile()

/** Parses one file; `exists` answers for resolved paths, so that a test can bring its own repository. */
export function sourceOf(file: string, text: string, exists: (file: string) => boolean): Source {
  const imports = [...staticImports(file, text), ...typeImports(text)]
  return {
    file,
    text,
    imports: imports.map(({ specifier, isTypeOnly }) => ({
      from: file,
      specifier,
      isTypeOnly,
      file: resolve(file, specifier, exists),
    })),
  }
}

type Named = { specifier: string; isTypeOnly: boolean }

function staticImports(file: string, text: string): Named[] {
  const { module } = parseSync(file, text)
  const imported = module.staticImports.map(({ moduleRequest, entries }) => ({
    specifier: moduleRequest.value,
    isTypeOnly: entries.length > 0 && entries.every((entry) => entry.isType),
  }))
  const exported = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap((entry) =>
      entry.moduleRequest ? [{ specifier: entry.moduleRequest.value, isTypeOnly: entry.isType }] : [],
    ),
  )
  const dynamic = module.dynamicImports.flatMap(({ moduleRequest }) => {
    const literal = /^['"](.*)['"]$/.exec(text.slice(moduleRequest.start, moduleRequest.end))
    return literal?.[1] ? [{ specifier: literal[1], isTypeOnly: false }] : []
  })
  return [...imported, ...exported, ...dynamic]
}

/** `import('…').Name` inside types, which the parser does not list as a module request. */
function typeImports(text: string): Named[] {
  return [...text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)\./g)].map((match) => ({
    specifier: match[1] ?? '',
    isTypeOnly: true,
  }))
}

function resolve(from: string, specifier: string, exists: (file: string) => boolean): string | undefined {
  const base = specifier.startsWith('@/')
    ? specifier.slice(2)
    : specifier.startsWith('.')
      ? path.posix.join(path.posix.dirname(from), specifier)
      : undefined
  if (base === undefined) return undefined
  return endings.map((ending) => `${base}${ending}`).find(exists) ?? base
}
