/** Exports the filtered audit trail as CSV, newest first, in batches; the export itself is a row of the trail. */
import { getTranslations } from 'next-intl/server'
import * as z from 'zod'
import { auditSpec, exportLimit } from '@/lib/domain/audit/query'
import { csvLine } from '@/lib/domain/csv/cells'
import { type TableQuery, tableQueryOf } from '@/lib/domain/table/query'
import { defineRoute } from '@/lib/features/gates/define-route'
import type { PersonActor } from '@/lib/features/gates/types'
import { database } from '@/lib/platform/db/database'
import { auditWords } from '@/lib/platform/i18n/audit-words'
import { recordAudit } from './operations'
import { eventsBelow, eventsMatching, rowOf } from './store'
import type { AuditRow } from './types'

const batchSize = 1000

export const exportAudit = defineRoute({
  permission: 'audit.export',
  schema: z.record(z.string(), z.string()),
  run: async (actor, params) => {
    const query = tableQueryOf(params, auditSpec)
    await tellExport(actor, query)
    const line = await lineWriter()
    return new Response(linesOf(actor, query, line), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="audit.csv"',
        'cache-control': 'private, no-store',
      },
    })
  },
})

async function tellExport(actor: PersonActor, { filters }: TableQuery): Promise<void> {
  const changes = Object.entries(filters).map(([field, values]) => ({ field, before: null, after: values.join(', ') }))
  await database().asPartner(actor.partnerId, (tx) =>
    recordAudit(tx, actor, {
      action: 'audit.exported',
      target: { type: 'audit', id: actor.partnerId, name: actor.partnerName },
      changes,
    }),
  )
}

function linesOf(actor: PersonActor, query: TableQuery, line: LineWriter): ReadableStream<Uint8Array> {
  const where = eventsMatching(query, actor.timeZone)
  const text = new TextEncoder()
  let [below, written]: [bigint | null, number] = [null, 0]
  return new ReadableStream({
    start: (controller) => controller.enqueue(text.encode(`\uFEFF${line.head}`)),
    async pull(controller) {
      const most = Math.min(batchSize, exportLimit - written)
      const rows =
        most > 0 ? await database().asPartner(actor.partnerId, (tx) => eventsBelow(tx, where, below, most)) : []
      if (rows.length > 0) controller.enqueue(text.encode(rows.map((row) => line.of(rowOf(row))).join('')))
      written += rows.length
      below = rows.at(-1)?.sequence ?? below
      if (rows.length < batchSize) controller.close()
    },
  })
}

interface LineWriter {
  head: string
  of: (row: AuditRow) => string
}

async function lineWriter(): Promise<LineWriter> {
  const t = await getTranslations('audit')
  const words = await auditWords()
  return {
    head: csvLine([
      t('number'),
      t('when'),
      t('who'),
      t('from'),
      t('what'),
      t('targetType'),
      t('target'),
      t('targetId'),
      t('changes'),
      t('hash'),
    ]),
    of: (row) =>
      csvLine([
        row.sequence,
        row.occurredAt.toISOString(),
        words.actor(row.actor),
        row.actor.address,
        words.action(row.action),
        words.target(row.target.type),
        row.target.name,
        row.target.id ?? '',
        row.changes.map((change) => words.change(row.target.type, change)).join('; '),
        row.hash,
      ]),
  }
}
