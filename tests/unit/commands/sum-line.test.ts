/** Proves that a test run ends with one line that counts everything, and fails when anything did. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { runSuites } from '@/lib/commands/testing/run-suites'
import { countsOf, type Suite } from '@/lib/commands/testing/suite'

let printed: string[]
beforeEach(() => {
  printed = []
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed.push(String(text))
    return true
  })
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
})
afterEach(() => vi.restoreAllMocks())

const suite = (name: string, passed: number, failed: number, skipped: number): Suite => ({
  name,
  run: async () => ({ passed, failed, skipped, output: `${name} said this` }),
})

it('the last line sums up every suite', async () => {
  expect(await runSuites([[suite('types', 1, 0, 0)], [suite('unit', 20, 0, 2), suite('lint', 1, 0, 0)]])).toBe(0)
  expect(printed.at(-1)).toBe('22 passed, 0 failed, 2 skipped\n')
})

it('a failure is shown in full and makes the run fail', async () => {
  expect(await runSuites([[suite('unit', 20, 1, 0)], [suite('e2e', 3, 0, 0)]])).toBe(1)
  expect(printed.join('')).toContain('unit said this')
  expect(printed.join('')).not.toContain('e2e said this')
})

it('a suite that cannot run counts as one failure', async () => {
  const broken: Suite = { name: 'e2e', run: () => Promise.reject(new Error('no browser')) }
  expect(await runSuites([[broken]])).toBe(1)
  expect(printed.at(-1)).toBe('0 passed, 1 failed, 0 skipped\n')
  expect(printed.join('')).toContain('no browser')
})

it('a tool that fails without counting a failure is not believed', () => {
  expect(countsOf({ passed: 9, failed: 0, skipped: 0 }, 1).failed).toBe(1)
  expect(countsOf({ passed: 9, failed: 0, skipped: 0 }, 0).failed).toBe(0)
})
