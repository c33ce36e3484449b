/** The templates of the story: one for each provisioning method, with what became of them since. */
import type { FieldValues } from '@/lib/domain/catalogue/field'
import { exampleTemplate } from '@/lib/domain/templates/example'
import type { TemplateValues } from '@/lib/domain/templates/fields'
import { snapshotText } from '@/lib/domain/templates/versions'
import { sealedPasswordOf } from '@/lib/features/templates/operations/secrets'
import { insertTemplate, insertVersion } from '@/lib/features/templates/store'
import { newId, now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db/database'
import { type StoryPartner, storyPeople } from './people'

interface StoryVersion {
  daysAgo: number
  /** What it changed against the version before; the first against the start values. */
  given: FieldValues
}

export interface StoryTemplate {
  cluster: string
  name: string
  customers: number
  versions: readonly StoryVersion[]
}

const account = (name: string): FieldValues => ({
  flowThrough: true,
  provisioningAccountName: name,
  provisioningAccountPassword: 'Aprovisiona-2026',
})
const spain: FieldValues = { country: 'ES', emailLanguage: 'es_ES', authenticationMode: 'broadworks' }
const netherlands: FieldValues = { country: 'NL', emailLanguage: 'nl_NL', authenticationMode: 'broadworks' }
const portugal: FieldValues = { country: 'PT', emailLanguage: 'pt_PT', authenticationMode: 'webex' }

/** Amsterdam has more than 50 customers, Madrid Norte some, Lisboa few; the last template has none and may be deleted. */
export const storyTemplates: readonly StoryTemplate[] = [
  {
    cluster: 'amsterdam',
    name: 'Retail NL',
    customers: 49,
    versions: [
      {
        daysAgo: 150,
        given: { ...netherlands, defaultPackage: 'basic', userVerification: 'untrusted', ...account('wbx-prov-nl') },
      },
      { daysAgo: 118, given: { adminFirst: true } },
      { daysAgo: 22, given: { defaultPackage: 'standard', partnerAdminName: 'Norte Telecom Care' } },
    ],
  },
  {
    cluster: 'amsterdam',
    name: 'Hotels NL',
    customers: 14,
    versions: [
      { daysAgo: 95, given: { ...netherlands, defaultPackage: 'basic', userVerification: 'untrusted' } },
      { daysAgo: 94, given: { selfActivation: true } },
    ],
  },
  {
    cluster: 'lisboa',
    name: 'Retail PT',
    customers: 9,
    versions: [{ daysAgo: 60, given: { ...portugal, defaultPackage: 'standard', userVerification: 'trusted' } }],
  },
  {
    cluster: 'madrid',
    name: 'Retail ES',
    customers: 38,
    versions: [
      { daysAgo: 101, given: { ...spain, defaultPackage: 'basic', userVerification: 'trusted' } },
      { daysAgo: 67, given: { directorySync: true } },
      { daysAgo: 49, given: account('wbx-prov') },
      { daysAgo: 24, given: { defaultPackage: 'standard' } },
      { daysAgo: 2, given: { ...account('wbx-prov-es'), partnerAdminName: 'Norte Telecom Care' } },
    ],
  },
  {
    cluster: 'madrid',
    name: 'Schools ES',
    customers: 0,
    versions: [{ daysAgo: 8, given: { ...spain, defaultPackage: 'softphone', userVerification: 'untrusted' } }],
  },
]

const dayMs = 86_400_000

/** Writes a template with its history; answers what it says now. */
export async function addTemplate(
  tx: Tx,
  partner: StoryPartner,
  clusterId: string,
  { name, versions }: StoryTemplate,
): Promise<{ id: string; values: FieldValues }> {
  const id = newId()
  const { id: partnerId, admin } = partner
  const adminEmail = storyPeople.find((person) => person.name === admin.name)?.email ?? ''
  let values = exampleTemplate({ name, clusterId, adminEmail })
  let passwordSetAt: number | null = null
  for (const [at, { daysAgo, given }] of versions.entries()) {
    const number = at + 1
    values = { ...values, ...given }
    if (given.provisioningAccountPassword) passwordSetAt = number
    await insertVersion(tx, {
      id: newId(),
      partnerId,
      templateId: id,
      number,
      values: snapshotText(values),
      passwordSetAt,
      restoredFrom: null,
      authorId: admin.id,
      authorName: admin.name,
      createdAt: daysBefore(daysAgo),
    })
  }
  const row = { id, partnerId, version: versions.length, createdAt: daysBefore(versions[0]?.daysAgo ?? 0) }
  await insertTemplate(tx, row, values as TemplateValues, sealedPasswordOf({ id, partnerId }, values))
  return { id, values }
}

function daysBefore(days: number): Date {
  return new Date(now().getTime() - days * dayMs)
}
