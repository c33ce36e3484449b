/** Reads the history of a template: every version with what it changed, and the difference of any two. */
import { differencesOf, readSnapshot, type TemplateSnapshot } from '@/lib/domain/templates/versions'
import type { Tx } from '@/lib/platform/db/database'
import { clusterNamesOf, findVersions, type TemplateRecord, type VersionRecord } from '../store'
import type { TemplateHistory, VersionLine } from '../types'

interface Read extends TemplateSnapshot {
  record: VersionRecord
}

export async function readHistory(
  tx: Tx,
  row: TemplateRecord,
  asked: { from?: string; to?: string },
): Promise<TemplateHistory> {
  const versions: Read[] = (await findVersions(tx, row.id)).map((record) => ({
    record,
    number: record.number,
    values: readSnapshot(record.values),
    passwordSetAt: record.passwordSetAt,
  }))
  const numbered = (text: string | undefined) => versions.find(({ number }) => String(number) === text)
  const to = numbered(asked.to) ?? versions[0]
  const from = numbered(asked.from) ?? versions.find(({ number }) => number < (to?.number ?? 0))
  const changes = from && to ? differencesOf(from, to) : []
  const ids = [from, to, versions[0]].map((version) => String(version?.values.clusterId ?? ''))
  return {
    lines: versions.map((version, at) => lineOf(version, versions[at + 1])),
    comparison: from && to ? { from: from.number, to: to.number, changes } : null,
    restore: from && versions[0] && from.number < row.version ? restorationOf(from, versions[0], row) : null,
    clusterNames: Object.fromEntries(
      await clusterNamesOf(
        tx,
        [...new Set(ids)].filter((id) => id !== ''),
      ),
    ),
  }
}

function lineOf({ record, ...version }: Read, previous: Read | undefined): VersionLine {
  return {
    number: version.number,
    author: record.authorName,
    at: record.createdAt.toISOString(),
    restoredFrom: record.restoredFrom,
    changed: previous ? differencesOf(previous, version).map(({ field }) => field) : null,
  }
}

/** The stored password goes on only with the account it belongs to. */
function restorationOf(earlier: Read, current: Read, row: TemplateRecord): TemplateHistory['restore'] {
  const isSameAccount = earlier.values.provisioningAccountName === current.values.provisioningAccountName
  const keepsPassword = row.provisioningAccountPassword !== null && isSameAccount
  return {
    number: earlier.number,
    before: current.values,
    after: earlier.values,
    needsPassword: earlier.values.flowThrough === true && !keepsPassword,
  }
}
