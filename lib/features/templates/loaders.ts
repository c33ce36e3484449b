import 'server-only'

/** What the pages about customer templates show. */
import { notFound } from 'next/navigation'
import * as z from 'zod'
import { initialValuesOf } from '@/lib/domain/catalogue/field'
import { may } from '@/lib/domain/identity/permissions'
import { formValuesOf, proposalOf, readAnswers } from '@/lib/domain/provisioning/method-choice'
import { checklistOf } from '@/lib/domain/provisioning/methods'
import { templateFields } from '@/lib/domain/templates/fields'
import { newId } from '@/lib/platform/clock'
import { database, type Tx } from '@/lib/platform/db/database'
import { requireActor } from '../gates/session'
import type { Actor } from '../gates/types'
import { readHistory } from './operations/history'
import { identifiersOf, readHead, surroundingsOf } from './operations/read'
import { findTemplate, type TemplateRecord, templateValuesOf } from './store'
import type { NewTemplateForm, TemplateDetail, TemplateForm, TemplateHead, TemplateHistory } from './types'

/** `from` names a template to copy; one that is not there begins a form with what the answers of the method page propose. */
export async function loadNewTemplate(params: Record<string, string | string[] | undefined>): Promise<NewTemplateForm> {
  const from = String(params.from ?? '')
  const actor = await requireActor('template.write')
  const id = newId()
  const isCopy = z.uuid().safeParse(from).success
  return database().asPartner(actor.partnerId, async (tx) => {
    const row = isCopy ? await findTemplate(tx, from) : null
    const surroundings = await surroundingsOf(tx)
    const proposed = formValuesOf(proposalOf(readAnswers(params), surroundings.locales).values)
    const [onlyCluster, ...otherClusters] = surroundings.clusters
    const clusterId = onlyCluster && otherClusters.length === 0 ? onlyCluster.id : ''
    return {
      id,
      values: row
        ? { ...templateValuesOf(row), name: '' }
        : { ...initialValuesOf(templateFields), clusterId, ...proposed },
      copyOf: row?.name ?? null,
      draftKey: row || Object.keys(proposed).length > 0 ? null : `hub-draft-template-${actor.personId}`,
      surroundings,
      identifiers: identifiersOf(actor.partnerId, id),
    }
  })
}

interface Shown {
  head: TemplateHead
  mayWrite: boolean
}

export function loadTemplate(id: string): Promise<Shown & { detail: TemplateDetail }> {
  return shown(id, async (tx, row, actor) => {
    const { clusters, apiAccess } = await surroundingsOf(tx)
    const values = templateValuesOf(row)
    const identifiers = identifiersOf(actor.partnerId, id)
    const hasStoredPassword = row.provisioningAccountPassword !== null
    const cluster = clusters.find((one) => one.id === row.clusterId) ?? null
    const facts = { cluster, apiAccess, adapterUrl: identifiers.adapterUrl, hasStoredPassword, lastMessageAt: null }
    return { detail: { values, hasStoredPassword, identifiers, checklist: checklistOf(values, facts) } }
  })
}

export function loadTemplateForm(id: string): Promise<Shown & { form: TemplateForm }> {
  return shown(id, async (tx, row, actor) => ({
    form: {
      id,
      version: row.version,
      values: templateValuesOf(row),
      hasStoredPassword: row.provisioningAccountPassword !== null,
      surroundings: await surroundingsOf(tx),
      identifiers: identifiersOf(actor.partnerId, id),
    },
  }))
}

/** `from` and `to` are version numbers as the address has them; without them the last change is shown. */
export function loadTemplateHistory(
  id: string,
  asked: { from?: string; to?: string },
): Promise<Shown & { history: TemplateHistory }> {
  return shown(id, async (tx, row) => ({ history: await readHistory(tx, row, asked) }))
}

async function shown<T extends object>(
  id: string,
  read: (tx: Tx, row: TemplateRecord, actor: Actor) => Promise<T>,
): Promise<Shown & T> {
  const actor = await requireActor('template.read')
  if (!z.uuid().safeParse(id).success) notFound()
  const found = await database().asPartner(actor.partnerId, async (tx) => {
    const row = await findTemplate(tx, id)
    return row && { head: await readHead(tx, row), ...(await read(tx, row, actor)) }
  })
  return found ? { ...found, mayWrite: may(actor.role, 'template.write') } : notFound()
}
