/** Runs the end-to-end tests on the production build in a Chromium of this machine, counted by Playwright's report. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium } from './chromium'
import { type Counts, countsOf, type Outcome, runTool, type Suite, testVariables, withReport } from './suite'

type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number; skipped: number } }

/** The end-to-end suite; `filters` are passed to Playwright. */
export function playwrightSuite(filters: readonly string[] = []): Suite {
  return { name: 'end-to-end', run: () => runPlaywright(filters) }
}

async function runPlaywright(filters: readonly string[]): Promise<Outcome> {
  buildWeb()
  const chromium = await findChromium()
  const folder = mkdtempSync(join(tmpdir(), 'partner-hub-e2e-'))
  const variables = testVariables({ NO_COLOR: '1', ...chromium })
  try {
    const { result, report } = await withReport((file) =>
      runTool(
        [
          'node_modules/@playwright/test/cli.js',
          'test',
          '--config=tests/playwright.config.ts',
          '--reporter=list,json',
          `--output=${folder}`,
          ...filters,
        ],
        { ...variables, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
      ),
    )
    return {
      ...countsOf(playwrightCounts(report as PlaywrightReport | undefined), result.exitCode),
      output: result.output,
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function playwrightCounts(report: PlaywrightReport | undefined): Counts {
  if (!report) return { passed: 0, failed: 1, skipped: 0 }
  const { expected, unexpected, flaky, skipped } = report.stats
  return { passed: expected + flaky, failed: unexpected, skipped }
}

function buildWeb(): void {
  const { status } = spawnSync(process.execPath, ['lib/commands/bootstrap.mjs', 'build'], { stdio: 'inherit' })
  if (status !== 0) throw new Error('The web application could not be built.')
}
