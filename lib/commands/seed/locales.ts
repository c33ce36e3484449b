/** What the story's partner chose about locales: Portuguese alone is Brazil's, and Ireland calls in as Britain does. */
import { recordAudit } from '@/lib/features/audit/operations'
import { writeCallInEdit, writeLocaleOverride } from '@/lib/features/locales/store'
import type { Tx } from '@/lib/platform/db/database'
import type { StoryPartner } from './people'

const storyteller = 'Norte Telecom'

export async function addLocaleChoices(tx: Tx, partner: StoryPartner): Promise<void> {
  if (partner.name !== storyteller) return
  const { id: partnerId, admin } = partner
  const actor = { kind: 'person', personId: admin.id, name: admin.name, partnerId, clientAddress: '' } as const
  await writeLocaleOverride(tx, { partnerId, language: 'pt' }, null, 'pt_BR')
  await recordAudit(tx, actor, {
    action: 'locale.overridden',
    target: { type: 'locale', id: null, name: 'Português' },
    changes: [{ field: 'defaultLocale', before: 'pt_PT', after: 'pt_BR' }],
  })
  await writeCallInEdit(tx, { partnerId, country: 'IE' }, null, 'EMEA')
  await recordAudit(tx, actor, {
    action: 'locale.call-in-changed',
    target: { type: 'locale', id: null, name: 'IE' },
    changes: [{ field: 'callInLocation', before: 'EURO', after: 'EMEA' }],
  })
}
