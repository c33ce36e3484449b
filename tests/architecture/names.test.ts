/** Proves that files are named after what they hold and stand where architecture.md puts them. */
import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { filesBelow, readSources, root } from './imports'
import { isBarrel, namingFault, rootFiles } from './names'

const ignoredAtRoot = /^(\.env(\.local)?|next-env\.d\.ts|.*\.tsbuildinfo|\.DS_Store|\.git)$/
const faults = (files: readonly string[]) => files.map(namingFault).filter((fault) => fault !== undefined)

describe('the product', () => {
  it('names every file after what it holds', () => {
    expect(
      faults(
        ['app', 'components', 'lib', 'tests', 'prisma']
          .flatMap(filesBelow)
          .filter((file) => !file.startsWith('prisma/migrations/') && !file.startsWith('tests/vectors/')),
      ),
    ).toEqual([])
  })

  it('keeps its root to a closed list', () => {
    const files = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isFile())
    expect(files.map(({ name }) => name).filter((name) => !rootFiles.has(name) && !ignoredAtRoot.test(name))).toEqual(
      [],
    )
  })

  it('has no barrels', () => {
    expect(
      readSources()
        .filter(({ file, text }) => isBarrel(text) && !/^app\/.*\/route\.ts$/.test(file))
        .map(({ file }) => file),
    ).toEqual([])
  })

  it('opens every module of lib and components with a sentence', () => {
    const silent = readSources().filter(
      ({ file, text }) =>
        /^(lib|components)\//.test(file) &&
        !/^(#![^\n]*\n)?((['"]use (client|server)['"]|import 'server-only');?\s*)?\/\*\*/.test(text),
    )
    expect(silent.map(({ file }) => file)).toEqual([])
  })
})

describe('the rule of names', () => {
  it.each([
    ['lib/platform/stringUtils.ts'],
    ['lib/platform/utils.ts'],
    ['lib/platform/common/text.ts'],
    ['components/ui/index.ts'],
    ['lib/features/clusters/rules.ts'],
    ['lib/features/clusters/operations/deep/create.ts'],
    ['vitest.config.ts'],
  ])('refuses %s', (file) => {
    expect(namingFault(file)).toContain(file)
  })

  it.each([
    ['app/(hub)/clusters/[clusterId]/page.tsx'],
    ['lib/features/clusters/operations/create.ts'],
    ['lib/features/gates/define-action.ts'],
    ['components/ui/button.tsx'],
    ['proxy.ts'],
  ])('lets %s be', (file) => {
    expect(namingFault(file)).toBeUndefined()
  })

  it('knows a barrel from a module that also exports something of its own', () => {
    expect(isBarrel(`/** All. */\nexport * from './a'\nexport { b } from './b'\n`)).toBe(true)
    expect(isBarrel(`export { b } from './b'\nexport const c = 1\n`)).toBe(false)
  })
})
