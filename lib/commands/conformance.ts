/** Scores the certificate validator on the conformance suites that stand beside the clone; without them it says so. */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, realpathSync } from 'node:fs'
import path from 'node:path'

const besideTheClone = '../shared/conformance'
const ending = '.json.gz'

function suitesIn(directory: string): string[] {
  if (!existsSync(path.join(directory, 'run'))) return []
  return readdirSync(directory)
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .sort()
}

/** Further words, such as `--list all`, go to the runner. CONFORMANCE_SUITES names another directory. */
export function main(args: readonly string[]): number {
  const directory = path.resolve(process.env.CONFORMANCE_SUITES ?? besideTheClone)
  const suites = suitesIn(directory)
  if (suites.length === 0) {
    process.stdout.write(`No conformance suites in ${directory}; nothing to score.\n`)
    return 0
  }
  const failed = suites.filter((suite) => {
    process.stdout.write(`\n${suite}\n`)
    // The runner compares its own address with the one it was called by: through a link it would do nothing at all.
    return spawnSync(path.join(realpathSync(directory), 'run'), [suite, ...args], { stdio: 'inherit' }).status !== 0
  })
  return failed.length > 0 ? 1 : 0
}
