/**
 * Adds a field exactly as the README says, in a copy of the house. When a field needs more places than the README names,
 * the copy does not type-check or the field does not arrive, and this fails.
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type CopiedHouse, copyHouse } from '@/tests/support/houses/copied-house'
import { makeEdit, readExample } from '@/tests/support/houses/readme-example'

const minutes = 60_000
const example = readExample(readFileSync(path.resolve('README.md'), 'utf8'))
let house: CopiedHouse
beforeAll(() => {
  house = copyHouse()
}, 2 * minutes)
afterAll(() => house.remove())

const typeCheck = () => house.run('node_modules/typescript/bin/tsc', '--noEmit')
const isOf = (part: string) => example.filter(({ file }) => file.startsWith(part))

it('touches the catalogue, the model with its migration, and the words in two languages: nothing else', () => {
  expect(example.map(({ file }) => file.replace(/\d{14}/, 'time'))).toEqual([
    'lib/domain/templates/fields.ts',
    'prisma/templates.prisma',
    'prisma/migrations/time_help_desk_note/migration.sql',
    'lib/platform/i18n/messages/en/templates.json',
    'lib/platform/i18n/messages/es/templates.json',
  ])
})

it(
  'does not type-check while model or words are missing, and does with all of them',
  () => {
    for (const edit of [...isOf('lib/domain'), ...isOf('lib/platform/i18n/messages/en')]) makeEdit(house.folder, edit)
    const half = typeCheck()
    expect(half.status).not.toBe(0)
    expect(half.output).toContain('lib/features/templates/store.ts')
    expect(half.output).toContain('lib/platform/i18n/messages.ts')
    for (const edit of [...isOf('prisma'), ...isOf('lib/platform/i18n/messages/es')]) makeEdit(house.folder, edit)
    expect(house.run('lib/commands/generate.mjs')).toMatchObject({ status: 0 })
    expect(typeCheck()).toEqual({ status: 0, output: '' })
  },
  5 * minutes,
)

it(
  'and then the field is stored, remembered, audited, exported, imported and named',
  () => {
    const proofs = ['tests/integration/templates/every-field.test.ts', 'tests/architecture/words.test.ts']
    const run = house.run('node_modules/vitest/vitest.mjs', 'run', '--config', 'tests/vitest.config.ts', ...proofs)
    expect(run.output).not.toContain('FAIL')
    expect(run.status).toBe(0)
  },
  5 * minutes,
)
