/** Templates out to files and in from them: the route handlers of export and import. */
import { getLocale, getTranslations } from 'next-intl/server'
import * as z from 'zod'
import type { FieldValues } from '@/lib/domain/catalogue/field'
import { csvLine } from '@/lib/domain/csv/cells'
import { guessColumns } from '@/lib/domain/csv/columns'
import type { ReadFile } from '@/lib/domain/csv/import'
import { readTable } from '@/lib/domain/csv/read'
import { ok } from '@/lib/domain/result'
import { tableQueryOf } from '@/lib/domain/table/query'
import { exampleTemplate } from '@/lib/domain/templates/example'
import { templateTable } from '@/lib/domain/templates/table'
import {
  cellsOf,
  exportedFields,
  type TransferFacts,
  type TransferredTemplate,
  transferFields,
  transferLimits,
} from '@/lib/domain/templates/transfer'
import { database } from '@/lib/platform/db/database'
import { cellWordsOf, columnTargetsOf, headersOf } from '@/lib/platform/i18n/import-words'
import { defineRoute, defineUpload } from '../gates/define-route'
import { applyImport } from './operations/apply'
import { readChosen, readMatching } from './operations/export'
import { readFacts } from './operations/facts'
import { judgeImport } from './operations/judge'

const query = z.record(z.string(), z.string())

export const exportTemplatesCsv = defineRoute({
  permission: 'template.read',
  schema: query,
  run: async (actor, params) => csvOf(await readMatching(actor, tableQueryOf(params, templateTable))),
})

export const exportTemplatesJson = defineRoute({
  permission: 'template.read',
  schema: query,
  run: async (actor, params) => jsonOf(await readMatching(actor, tableQueryOf(params, templateTable))),
})

export const exportChosenTemplates = defineRoute({
  permission: 'template.read',
  schema: z.object({ ids: z.array(z.uuid()).max(transferLimits.rows), format: z.enum(['csv', 'json']) }),
  run: async (actor, { ids, format }) => {
    const found = await readChosen(actor, ids)
    return format === 'csv' ? csvOf(found) : jsonOf(found)
  },
})

/** A file that can be imported as it is: the partner's own first cluster, the reader as administrator. */
export const exampleTemplates = defineRoute({
  permission: 'template.read',
  schema: query,
  run: async (actor) => {
    const t = await getTranslations('templateList.example')
    const facts = await database().asPartner(actor.partnerId, readFacts)
    const [clusterId = ''] = [...facts.clusters.keys()]
    const own = { clusterId, adminEmail: actor.email, country: 'ES', emailLanguage: 'es_ES' }
    const examples: ({ name: string } & FieldValues)[] = [
      { name: t('selfProvisioning'), userVerification: 'untrusted', selfActivation: true, defaultPackage: 'standard' },
      { name: t('api'), userVerification: 'trusted', defaultPackage: 'premium', authenticationMode: 'webex' },
    ]
    const templates = examples.map((example) => ({
      provisioningId: '',
      values: exampleTemplate({ ...own, ...example }),
    }))
    return csvOf({ templates, facts })
  },
})

export const readTemplateFile = defineUpload({
  permission: 'template.write',
  mostBytes: transferLimits.bytes,
  run: async (_actor, bytes) => {
    const table = readTable(bytes, transferLimits)
    if (!table.ok) return table
    const mapping = guessColumns(table.value.headers, columnTargetsOf('templates', transferFields))
    return ok<ReadFile>({ ...table.value, mapping })
  },
})

/** A file's rows as JSON are larger than the file. */
const longestRows = 4 * transferLimits.bytes
const rows = z.object({
  mapping: z.array(z.enum(Object.keys(transferFields)).nullable()).max(transferLimits.columns * 2),
  rows: z.array(z.object({ line: z.int().min(1), cells: z.array(z.string()).max(1000) })).max(transferLimits.rows),
})

export const judgeTemplateRows = defineRoute({
  permission: 'template.write',
  schema: rows,
  mostBytes: longestRows,
  run: async (actor, input) =>
    ok({ verdicts: await judgeImport(actor, input, cellWordsOf('templates', transferFields)) }),
})

export const applyTemplateRows = defineRoute({
  permission: 'template.write',
  schema: rows,
  mostBytes: longestRows,
  run: async (actor, input) =>
    ok({ outcomes: await applyImport(actor, input, cellWordsOf('templates', transferFields)) }),
})

interface Exported {
  templates: readonly Pick<TransferredTemplate, 'provisioningId' | 'values'>[]
  facts: TransferFacts
}

async function csvOf({ templates, facts }: Exported): Promise<Response> {
  const head = headersOf(await getLocale(), 'templates', exportedFields)
  const lines = [head, ...templates.map((template) => cellsOf(template, facts))].map(csvLine)
  return file(`\uFEFF${lines.join('')}`, 'text/csv; charset=utf-8', 'csv')
}

function jsonOf({ templates, facts }: Exported): Response {
  const list = templates.map((template) => {
    const cells = cellsOf(template, facts)
    return Object.fromEntries(
      exportedFields.map((name, at) => [
        name,
        typeof template.values[name] === 'boolean' ? template.values[name] : cells[at],
      ]),
    )
  })
  return file(`${JSON.stringify(list, null, 2)}\n`, 'application/json; charset=utf-8', 'json')
}

const file = (body: string, type: string, ending: string) =>
  new Response(body, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="templates.${ending}"`,
      'cache-control': 'private, no-store',
    },
  })
