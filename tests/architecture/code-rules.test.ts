/** Proves rules that are about what stands inside a file: where rows are touched, where links are built, who reads settings. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { filesBelow, readSources, root, type Source } from './imports'

const sources = readSources()

/** `file:line` of every match of `pattern` in the sources that `applies` to. */
function places(applies: (file: string) => boolean, pattern: RegExp, among: readonly Source[] = sources): string[] {
  return among
    .filter(({ file }) => applies(file))
    .flatMap(({ file, text }) =>
      text
        .split('\n')
        .flatMap((line, index) =>
          pattern.test(line) && !/^\s*(\*|\/\/|\/\*)/.test(line) ? [`${file}:${index + 1}`] : [],
        ),
    )
}

const models = filesBelow('prisma')
  .filter((file) => file.endsWith('.prisma'))
  .flatMap((file) => [...readFileSync(path.join(root, file), 'utf8').matchAll(/^model (\w+)/gm)])
  .map(([, name = '']) => `${name.charAt(0).toLowerCase()}${name.slice(1)}`)

const rowAccess = new RegExp(
  `\\.(${models.join('|')})\\.(find|create|update|delete|upsert|count|aggregate|groupBy)|\\$(queryRaw|executeRaw)`,
)
const link = /(href=\{?["'`]\/|\b(redirect|permanentRedirect|router\.(push|replace))\(\s*["'`]\/)/
const setting = /process\.env\b/

const isStore = (file: string) => /^lib\/features\/[^/]+\/store(\.ts|\/[^/]+\.ts)$/.test(file)
const touchesDatabase = (file: string) => isStore(file) || /^lib\/platform\/(db|events)\//.test(file)
const readsSettings = (file: string) => file.startsWith('lib/platform/env/') || file.startsWith('lib/commands/')

describe('the product', () => {
  it('touches rows in stores only', () => {
    expect(places((file) => !touchesDatabase(file) && !file.startsWith('lib/commands/seed/'), rowAccess)).toEqual([])
  })

  it('builds links in one module; gates know the way to the sign-in page', () => {
    const isFree = (file: string) =>
      file === 'components/patterns/routes.ts' || /^lib\/(lab|features\/gates)\//.test(file)
    expect(places((file) => !isFree(file), link)).toEqual([])
  })

  it('reads settings through env() only', () => {
    const free = new Set(['lib/platform/log/log.ts', 'lib/features/gates/next-auth.ts', 'next.config.js'])
    const found = places((file) => !readsSettings(file) && !free.has(file), setting)
    expect(found.filter((place) => !/NODE_ENV|NEXT_RUNTIME/.test(lineOf(place)))).toEqual([])
  })
})

function lineOf(place: string): string {
  const [file = '', line = '1'] = place.split(':')
  return sources.find((source) => source.file === file)?.text.split('\n')[Number(line) - 1] ?? ''
}

describe('these rules', () => {
  const written = (text: string): Source[] => [{ file: 'app/page.tsx', text, imports: [] }]

  it.each([
    ['await tx.cluster.findMany({})', rowAccess],
    ['await tx.$queryRaw`SELECT 1`', rowAccess],
    ['<Link href="/clusters">', link],
    ["redirect('/sign-in')", link],
    ['process.env.DATABASE_URL', setting],
  ])('find %s', (text, pattern) => {
    expect(places(() => true, pattern, written(text))).toEqual(['app/page.tsx:1'])
  })
})
