import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { locales } from '@/lib/domain/preferences/preferences'
import {
  type AdapterPlan,
  type AdapterTarget,
  adapterAnswerOf,
  strategyOf,
} from '@/lib/domain/provisioning/adapter-plan'
import { messagesOf } from '@/lib/platform/i18n/messages'
import { runsOf } from '../../../support/depth'

const retail: AdapterTarget = {
  kind: 'template',
  templateId: 't1',
  name: 'Retail',
  url: 'https://hub.example.com/adapter/t1',
  accountName: 'wbx-prov',
}
const hotels: AdapterTarget = { ...retail, templateId: 't2', name: 'Hotels', url: 'https://hub.example.com/adapter/t2' }
const ucOne: AdapterTarget = { kind: 'uc-one' }
const plan = (system: AdapterTarget | null, overrides: Record<string, AdapterTarget> = {}): AdapterPlan => ({
  system,
  overrides: Object.entries(overrides).map(([enterprise, target]) => ({ enterprise, target })),
})

describe('which URL an enterprise uses', () => {
  it('is its own before that of the system', () => {
    const answer = adapterAnswerOf(plan(retail, { acme: hotels }), 'acme')
    expect(answer).toMatchObject({ target: hotels, because: [{ code: 'override' }] })
    expect(answer.commands[0]?.text).toContain('<serviceProviderId>acme</serviceProviderId>')
    expect(answer.commands[0]?.text).toContain(hotels.kind === 'template' ? hotels.url : '')
  })

  it('is that of the system without one of its own, and the line puts it there', () => {
    const answer = adapterAnswerOf(plan(retail, { acme: hotels }), ' globex ')
    expect(answer).toMatchObject({
      enterprise: 'globex',
      target: retail,
      because: [{ code: 'no-override' }, { code: 'system' }],
    })
    expect(answer.commands[0]?.text).toContain('<useSystemMessagingServer>true</useSystemMessagingServer>')
  })

  it('is none where no level names one', () => {
    expect(adapterAnswerOf(plan(null), 'acme')).toMatchObject({ target: null, commands: [] })
  })

  it('is not that of a name in other letters, but says so', () => {
    expect(adapterAnswerOf(plan(retail, { Acme: hotels }), 'acme')).toMatchObject({
      target: retail,
      because: [{ code: 'case-differs', params: { enterprise: 'Acme' } }, { code: 'system' }],
    })
  })

  it('gives the lines of the AS for the system level, and none for the URL of UC-One SaaS', () => {
    expect(adapterAnswerOf(plan(retail), '').commands.map(({ text }) => text)).toContain(
      'set provisioningUrl https://hub.example.com/adapter/t1',
    )
    expect(adapterAnswerOf(plan(ucOne), '').commands).toEqual([])
  })
})

describe('the strategy', () => {
  it.each([
    ['nothing', plan(null)],
    ['overrides-only', plan(null, { acme: retail })],
    ['webex-only', plan(retail, { acme: hotels })],
    ['uc-one-first', plan(ucOne, { acme: retail })],
    ['webex-first', plan(retail, { acme: ucOne })],
  ] as const)('is %s', (strategy, given) => {
    expect(strategyOf(given)).toBe(strategy)
  })
})

describe('whatever is noted and asked', () => {
  const target = fc.constantFrom(retail, hotels, ucOne)
  const anyPlan = fc
    .record({ system: fc.option(target), overrides: fc.dictionary(fc.string({ minLength: 1 }), target) })
    .map(({ system, overrides }) => plan(system, overrides))
  const words = locales.map((locale) => messagesOf(locale).adapterUrls.because as Record<string, string>)

  it('there is a reason with words, and nothing typed becomes an element of the request', () => {
    fc.assert(
      fc.property(anyPlan, fc.string(), (given, enterprise) => {
        const { because, commands } = adapterAnswerOf(given, enterprise)
        expect(because.length).toBeGreaterThan(0)
        for (const { code } of because) for (const language of words) expect(language[code], code).toBeTruthy()
        for (const { prompt, text } of commands)
          if (prompt === 'OCI-P') expect(text.match(/<serviceProviderId>/g)).toHaveLength(1)
      }),
      { numRuns: runsOf({ quick: 150, full: 2000 }) },
    )
  })
})
