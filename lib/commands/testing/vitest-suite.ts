/** Runs projects of tests/vitest.config.ts and counts them by Vitest's own JSON report. */
import { type Counts, countsOf, runTool, type Suite, testVariables, withReport } from './suite'

type VitestReport = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: { status: string; assertionResults: unknown[] }[]
}

/** A suite over one or more Vitest projects; `variables` are added to what the tests see. */
export function vitestSuite(name: string, projects: readonly string[], variables: Record<string, string> = {}): Suite {
  return {
    name,
    run: async () => {
      const { result, report } = await withReport((file) =>
        runTool(
          [
            'node_modules/vitest/vitest.mjs',
            'run',
            '--config=tests/vitest.config.ts',
            ...projects.map((project) => `--project=${project}`),
            '--reporter=default',
            '--reporter=json',
            `--outputFile.json=${file}`,
            '--passWithNoTests',
          ],
          testVariables({ NO_COLOR: '1', ...variables }),
        ),
      )
      return { ...countsOf(vitestCounts(report as VitestReport | undefined), result.exitCode), output: result.output }
    },
  }
}

function vitestCounts(report: VitestReport | undefined): Counts {
  if (!report) return { passed: 0, failed: 1, skipped: 0 }
  const unloaded = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}
