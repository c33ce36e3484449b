/** Decides whether a file may be called what it is called, and stand where it stands. */

const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*$/
const nextSegment = /^(\([a-z-]+\)|\[{1,2}(\.{3})?[a-zA-Z]+\]{1,2}|@[a-z-]+)$/
const empty = new Set([
  'util',
  'utils',
  'helper',
  'helpers',
  'common',
  'manager',
  'service',
  'handle',
  'process',
  'index',
  'misc',
])

const featureFiles = new Set(['loaders.ts', 'actions.ts', 'api.ts', 'jobs.ts', 'operations.ts', 'store.ts', 'types.ts'])

/** Files that may stand at the root, beside folders. */
export const rootFiles = new Set([
  '.env.example',
  '.gitattributes',
  '.gitignore',
  '.node-version',
  '.npmrc',
  '.nvmrc',
  '.editorconfig',
  '.dockerignore',
  'LICENSE',
  'README.md',
  'biome.json',
  'instrumentation.ts',
  'next.config.js',
  'package-lock.json',
  'package.json',
  'proxy.ts',
  'tsconfig.json',
])

/** What is wrong with a path, or undefined. */
export function namingFault(file: string): string | undefined {
  const segments = file.split('/')
  if (segments.length === 1) return rootFiles.has(file) ? undefined : `${file} does not belong at the root`
  const odd = segments.find((segment) => !kebab.test(segment) && !nextSegment.test(segment))
  if (odd) return `${file}: "${odd}" is not kebab-case`
  const base = segments.at(-1)?.split('.')[0] ?? ''
  if (empty.has(base) || segments.some((segment) => empty.has(segment))) return `${file} is named after nothing`
  return featureFault(file)
}

/** A feature holds its seven files and folders of operations and of stores; gates are free. */
function featureFault(file: string): string | undefined {
  const match = /^lib\/features\/([^/]+)\/(.+)$/.exec(file)
  if (!match) return undefined
  const [, feature, rest = ''] = match
  if (feature === 'gates' || featureFiles.has(rest) || /^(operations|store)\/[^/]+\.ts$/.test(rest)) return undefined
  return `${file} is none of ${[...featureFiles].join(', ')}, operations/, store/`
}

/** True when a module does nothing but hand on what others export. */
export function isBarrel(text: string): boolean {
  const statements = text
    .replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '')
    .split(/\n(?=export|import|const|function)/)
    .map((part) => part.trim())
    .filter(Boolean)
  return (
    statements.length > 0 && statements.every((part) => /^export\s+(type\s+)?(\*|\{[^}]*\})[^;]*\bfrom\b/.test(part))
  )
}
