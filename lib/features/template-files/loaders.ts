import 'server-only'

/** Reads what the import page of templates needs before a file is chosen. */
import type { ImportTarget } from '@/lib/domain/csv/import'
import type { ReadLimits } from '@/lib/domain/csv/read-types'
import { may } from '@/lib/domain/identity/permissions'
import { transferFields, transferLimits } from '@/lib/domain/templates/transfer'
import { database } from '@/lib/platform/db/database'
import { importTargetsOf } from '@/lib/platform/i18n/import-words'
import { requestLocale } from '@/lib/platform/i18n/locale'
import { requireActor } from '../gates/session'
import { readChoices } from './operations/facts'

export interface TemplateImport {
  targets: ImportTarget[]
  limits: ReadLimits
  mayWrite: boolean
}

export async function loadTemplateImport(): Promise<TemplateImport> {
  const actor = await requireActor('template.read')
  const choices = await database().asPartner(actor.partnerId, readChoices)
  const targets = importTargetsOf(await requestLocale(), 'templates', transferFields, choices)
  return { targets, limits: transferLimits, mayWrite: may(actor.role, 'template.write') }
}
