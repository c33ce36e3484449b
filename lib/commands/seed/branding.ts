/** The brands of the story: Norte Telecom's own for all of its customers, and two customers who differ. */
import { recordAudit } from '@/lib/features/audit/operations'
import { sha256Of } from '@/lib/features/branding/operations/logo'
import { putLogo, saveOwn } from '@/lib/features/branding/store'
import { newId } from '@/lib/platform/clock'
import { database } from '@/lib/platform/db/database'
import { safeLogo } from '@/lib/platform/pictures/logo'
import type { StoryPartner } from './people'

const storyteller = 'Norte Telecom'

type Own = Record<string, string | boolean>

const partnerBrand: Own = {
  brandName: 'Norte Telecom',
  lightPrimary: '#0b6b74',
  darkPrimary: '#4cc3cf',
  lightPrimaryButtons: '#0b6b74',
  darkPrimaryButtons: '#4cc3cf',
  lightActiveIcons: '#0b6b74',
  darkActiveIcons: '#4cc3cf',
  lightNavBadges: '#b3261e',
  darkNavBadges: '#ff8a80',
  lightHyperlinks: '#0b6b74',
  darkHyperlinks: '#7ad7e0',
  termsUrl: 'https://www.norte.example/terms',
  privacyUrl: 'https://www.norte.example/privacy',
  contactSupportUrl: 'https://www.norte.example/support',
  supportDescription: 'Round the clock, in English and Spanish',
  helpSiteUrl: 'https://help.norte.example/',
  showHelpLink: true,
  emailSignature: 'Your team at Norte Telecom',
  verifiedDomains: 'norte.example',
  replyTo: 'hello@norte.example',
}

const customerBrands: Record<string, Own> = {
  'Harbor Hotels': { brandName: 'Harbor Hotels', lightPrimary: '#8a3ffc', lightHyperlinks: '#8a3ffc' },
  'Cobalt Energy': { brandName: 'Cobalt Energy', lightPrimary: '#0f62fe', emailSignature: 'Cobalt Energy IT' },
}

const mark = (color: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 32"><g fill="${color}"><path d="M4 28V4h5l11 15V4h5v24h-5L9 13v15z"/><circle cx="42" cy="16" r="9"/><path d="M56 7h26v4H56zM56 14h20v4H56zM56 21h32v4H56z"/></g></svg>`

export async function addBrands(partner: StoryPartner): Promise<void> {
  if (partner.name !== storyteller) return
  const [light, dark] = await Promise.all([
    safeLogo(Buffer.from(mark('#0b6b74'))),
    safeLogo(Buffer.from(mark('#4cc3cf'))),
  ])
  if (!light.ok || !dark.ok) throw new Error('A logo of the story is refused')
  const { id: partnerId, admin } = partner
  const actor = { kind: 'person', personId: admin.id, name: admin.name, partnerId, clientAddress: '' } as const
  await database().asPartner(partnerId, async (tx) => {
    const all = { partnerId, customerId: null }
    await saveOwn(tx, all, 0, partnerBrand)
    for (const [mode, { value }] of [
      ['light', light],
      ['dark', dark],
    ] as const)
      await putLogo(tx, all, { id: newId(), mode, ...value, sha256: sha256Of(value.picture) })
    await recordAudit(tx, actor, {
      action: 'branding.changed',
      target: { type: 'branding', id: partnerId, name: partner.name },
      changes: Object.entries(partnerBrand).map(([field, after]) => ({ field, before: null, after })),
    })
    for (const [name, own] of Object.entries(customerBrands)) {
      const customer = await tx.customer.findFirst({ where: { name }, select: { id: true } })
      if (!customer) continue
      await saveOwn(tx, { partnerId, customerId: customer.id }, 0, own)
      await recordAudit(tx, actor, {
        action: 'branding.changed',
        target: { type: 'branding', id: customer.id, name },
        changes: Object.entries(own).map(([field, after]) => ({ field, before: null, after })),
      })
    }
  })
}
