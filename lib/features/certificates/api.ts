/** Files about certificates: the filtered inventory as CSV, and the bundle of a chain in the right order. */
import { getTranslations } from 'next-intl/server'
import * as z from 'zod'
import { chainExportLimit, chainTable } from '@/lib/domain/certificates/held/table'
import { csvLine } from '@/lib/domain/csv/cells'
import { refuse } from '@/lib/domain/result'
import { type TableQuery, tableQueryOf } from '@/lib/domain/table/query'
import { pemOf } from '@/lib/platform/certificates/encoding'
import { now } from '@/lib/platform/clock'
import { database } from '@/lib/platform/db/database'
import { recordAudit } from '../audit/operations'
import { defineRoute } from '../gates/define-route'
import type { PersonActor } from '../gates/types'
import { rowOf } from './operations/list'
import { readCloudPem } from './operations/read-cloud'
import { readBundlePem } from './operations/show'
import { pageOfChains } from './store/inventory'
import type { ChainRow } from './types'

const privately = { 'cache-control': 'private, no-store' }

/** A name that every file system takes. */
const fileNameOf = (name: string) => name.replace(/[^\w.-]+/g, '_').slice(0, 100)

export const exportChains = defineRoute({
  permission: 'certificate.read',
  schema: z.record(z.string(), z.string()),
  run: async (actor, params) => {
    const query = { ...tableQueryOf(params, chainTable), after: null, before: null }
    const rows = await exported(actor, query)
    const line = await lineWriter()
    return new Response(`\uFEFF${line.head}${rows.map(line.of).join('')}`, {
      headers: {
        ...privately,
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="certificates.csv"',
      },
    })
  },
})

/** The rows, and the line of audit that tells of the export. */
function exported(actor: PersonActor, query: TableQuery): Promise<ChainRow[]> {
  const at = now()
  const changes = Object.entries(query.filters).map(([field, values]) => ({
    field,
    before: null,
    after: values.join(', '),
  }))
  return database().asPartner(actor.partnerId, async (tx) => {
    const found = await pageOfChains(tx, query, at, chainExportLimit - 1)
    const target = { type: 'certificate', id: null, name: actor.partnerName } as const
    await recordAudit(tx, actor, { action: 'certificate.exported', target, changes })
    return found.map((record) => rowOf(record, at))
  })
}

async function lineWriter() {
  const t = await getTranslations('chains')
  const words = await getTranslations('certificates')
  return {
    head: csvLine(
      (
        [
          'certificate',
          'cluster',
          'place',
          'host',
          'addresses',
          'daysLeft',
          'endsAt',
          'which',
          'finding',
          'worst',
        ] as const
      ).map((column) => t(`columns.${column}`)),
    ),
    of: (row: ChainRow) =>
      csvLine([
        row.subject,
        row.clusterName || t('everyCluster'),
        row.place === 'cloud-chain' ? t('cloud.place') : words(`places.${row.place}`),
        row.fileName || (row.host && row.port ? `${row.host}:${row.port}` : row.host),
        row.addresses.join(' '),
        row.daysLeft === null ? t('notKnown') : String(row.daysLeft),
        row.earliestExpiresAt ?? '',
        row.earliestExpiresAt ? t(`roles.${row.earliestRole}`) : '',
        words(`states.${row.worst}`),
        row.worstCheck ? words(`checks.${row.worstCheck}`) : '',
      ]),
  }
}

export const downloadBundle = defineRoute({
  permission: 'certificate.read',
  schema: z.object({ chain: z.uuid() }),
  run: async (actor, { chain }) => {
    const bundle = await database().asPartner(actor.partnerId, (tx) => readBundlePem(tx, chain))
    if (!bundle) return refuse('not-found')
    return new Response(bundle.certificates.map(({ bytes }) => pemOf(bytes)).join(''), {
      headers: {
        ...privately,
        'content-type': 'application/x-pem-file',
        'content-disposition': `attachment; filename="${fileNameOf(bundle.name)}.pem"`,
      },
    })
  },
})

/** The cloud's client chain, as it is split and installed: each root, then its issuing authority. */
export const downloadCloudChain = defineRoute({
  permission: 'certificate.read',
  schema: z.object({}),
  run: async (actor) => {
    const pem = await database().asPartner(actor.partnerId, readCloudPem)
    if (!pem) return refuse('not-found')
    return new Response(pem, {
      headers: {
        ...privately,
        'content-type': 'application/x-pem-file',
        'content-disposition': 'attachment; filename="cloud-client-chain.pem"',
      },
    })
  },
})
