/** Every item, reason and warning that the domain can name has words in both languages. */
import { describe, expect, it } from 'vitest'
import { locales } from '@/lib/domain/preferences/preferences'
import type { ChecklistFacts } from '@/lib/domain/provisioning/checklist/facts'
import { checklistOf, itemsOf } from '@/lib/domain/provisioning/methods'
import { provisioningMethods } from '@/lib/domain/provisioning/types'
import { messagesOf } from '@/lib/platform/i18n/messages'

const at = { by: 'Ana', at: '2026-09-02T10:00:00.000Z' }
const cluster = {
  id: 'c1',
  name: 'Madrid',
  release: 'R24',
  adapterPath: 'direct',
  adapterProxyHost: 'p',
  confirmed: {},
} as const
const confirmed = { patch: at, 'use-provisioning-url': at, 'enterprise-flag': at }
const clusters = [
  null,
  cluster,
  { ...cluster, release: 'later', adapterPath: 'proxy' },
  { ...cluster, confirmed },
] as const
const valueSets = [true, false].flatMap((isOn) =>
  ['', 'trusted', 'untrusted'].flatMap((userVerification) =>
    ['', 'given'].map((text) => ({
      flowThrough: isOn,
      userVerification,
      selfActivation: isOn,
      adminFirst: !isOn,
      defaultPackage: text,
      provisioningAccountName: text,
      provisioningAccountPassword: text,
      adminEmail: text,
      authenticationMode: 'broadworks',
    })),
  ),
)
const factSets: ChecklistFacts[] = clusters.flatMap((one) =>
  [null, 'https://hub.example.com/adapter/x'].map((adapterUrl) => ({
    cluster: one,
    apiAccess: one ? {} : { application: at, scopes: at, 'dedicated-administrator': at },
    adapterUrl,
    hasStoredPassword: one !== null,
    lastMessageAt: one?.adapterPath === 'proxy' ? at.at : null,
  })),
)

describe.each(locales)('the words of provisioning in %s', (locale) => {
  const { items, because, warnings, methods } = messagesOf(locale).provisioning as unknown as Record<
    string,
    Record<string, Record<string, string>>
  >

  it('exist for every method and every item with its reason', () => {
    for (const method of provisioningMethods) {
      expect(methods?.[method]).toMatchObject({ name: expect.any(String), text: expect.any(String) })
      for (const values of valueSets)
        for (const facts of factSets)
          for (const item of itemsOf(method, values, facts)) {
            expect(items?.[item.id]?.title, item.id).toBeTruthy()
            expect(items?.[item.id]?.[item.reason], `${item.id}.${item.reason}`).toBeTruthy()
          }
    }
  })

  it('exist for every reason and warning of a choice', () => {
    for (const values of valueSets) {
      const choice = checklistOf(values, factSets[0] as ChecklistFacts)
      for (const { code } of choice.because) expect(because?.[code], code).toBeTruthy()
      for (const { code } of choice.warnings) expect(warnings?.[code], code).toBeTruthy()
    }
  })
})
