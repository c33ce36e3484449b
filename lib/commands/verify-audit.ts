/** Proves that no audit row was changed, removed, swapped, inserted or cut off; exit code 1 when one was. */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type Anchor, type TrailReport, verifyTrail } from './audit/verify-trail'
import { CommandError, exitCodes } from './processes/command-error'
import { requireOwner, visitPostgres } from './processes/postgres'
import { settleOwnSettings } from './processes/shared-settings'

const usage = `verify-audit [--anchors <file>] [<partner id>:<number>:<hash> …]

Prints where each partner's trail ends now. Keep those lines elsewhere and give them back later as anchors: only they can
show that somebody with the owner's rights rewrote or cut off the end.`

/** `--anchors` names a file with one anchor a line; further anchors may follow as arguments. */
export async function main(args: readonly string[]): Promise<number> {
  const anchors = anchorsOf(args)
  settleOwnSettings()
  const postgres = await visitPostgres()
  try {
    const report = await verifyTrail(requireOwner(postgres), anchors)
    process.stdout.write(told(report))
    return report.faults.length === 0 ? 0 : 1
  } finally {
    await postgres.stop()
  }
}

function anchorsOf(args: readonly string[]): Anchor[] {
  const { values, positionals } = parsed(args)
  const lines = values.anchors ? readFileSync(values.anchors, 'utf8').split('\n') : []
  return [...lines, ...positionals]
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map(anchorOf)
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: { anchors: { type: 'string' } }, allowPositionals: true })
  } catch {
    throw new CommandError(usage, exitCodes.usage)
  }
}

function anchorOf(line: string): Anchor {
  const [, partnerId, sequence, hash] = /^([0-9a-f-]{36}):(\d+):([0-9a-f]{64})$/.exec(line) ?? []
  if (!partnerId || !sequence || !hash)
    throw new CommandError(`This is not an anchor: ${line}\n\n${usage}`, exitCodes.usage)
  return { partnerId, sequence: BigInt(sequence), hash }
}

function told({ faults, ends, rowCount }: TrailReport): string {
  const broken = faults.map(
    ({ partnerId, sequence, because }) => `BROKEN ${partnerId} at number ${sequence}: ${because}\n`,
  )
  const anchors = ends.map(({ partnerId, sequence, hash }) => `${partnerId}:${sequence}:${hash}\n`)
  const verdict =
    faults.length === 0
      ? `# The audit trail is whole: ${rowCount} rows of ${ends.length} partners.\n`
      : `# The audit trail was tampered with: ${faults.length} of ${ends.length} partners.\n`
  return [...broken, verdict, ...anchors].join('')
}
