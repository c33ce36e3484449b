/** Draws every state that the domain of provisioning can name, in both languages: no word is missing and nothing breaks. */
import { NextIntlClientProvider } from 'next-intl'
import type { ReactNode } from 'react'
import { renderToString } from 'react-dom/server'
import { describe, expect, it, vi } from 'vitest'
import { AskEnterprise } from '@/components/adapter-urls/ask-enterprise'
import { Strategies } from '@/components/adapter-urls/strategies'
import { MethodProposal } from '@/components/method-choice/method-proposal'
import { PackageChanges } from '@/components/packages/package-changes'
import { MethodChecklist } from '@/components/provisioning/method-checklist'
import { RequirementsView } from '@/components/requirements/requirements-view'
import { WhatIfAnswer } from '@/components/what-if/what-if-answer'
import { initialValuesOf } from '@/lib/domain/catalogue/field'
import { clusterFields } from '@/lib/domain/clusters/fields'
import type { InterfaceKind, InterfaceResult, StageFact } from '@/lib/domain/health/types'
import { locales } from '@/lib/domain/preferences/preferences'
import { adapterAnswerOf, adapterStrategies } from '@/lib/domain/provisioning/adapter-plan'
import { noFacts } from '@/lib/domain/provisioning/checklist/facts'
import { proposalOf } from '@/lib/domain/provisioning/method-choice'
import { checklistOf } from '@/lib/domain/provisioning/methods'
import { packageChangeOf, packageIds } from '@/lib/domain/provisioning/packages'
import { whatIf } from '@/lib/domain/provisioning/what-if'
import { answerParts } from '@/lib/domain/provisioning/what-if/difference'
import { factsOfQuestion, readQuestion } from '@/lib/domain/provisioning/what-if/question'
import { requirementIds } from '@/lib/domain/requirements/ids'
import { basisOf, requirementsOf } from '@/lib/domain/requirements/requirements'
import { templateFields } from '@/lib/domain/templates/fields'
import type { ClusterHead } from '@/lib/features/clusters/types'
import { formats } from '@/lib/platform/i18n/formats'
import { messagesOf } from '@/lib/platform/i18n/messages'

vi.mock('@/lib/features/requirements/actions', () => ({}))
vi.mock('next/navigation', () => ({ useRouter: () => ({}), usePathname: () => '/' }))

const at = '2026-11-20T10:00:00.000Z'

function drawn(locale: (typeof locales)[number], content: ReactNode): string {
  const broken: unknown[] = []
  const complain = vi.spyOn(console, 'error').mockImplementation((...said) => broken.push(said))
  const html = renderToString(
    <NextIntlClientProvider
      locale={locale}
      timeZone="UTC"
      formats={formats}
      now={new Date(at)}
      messages={messagesOf(locale)}
      onError={(error) => broken.push(error)}
    >
      {content}
    </NextIntlClientProvider>,
  )
  complain.mockRestore()
  expect(broken).toEqual([])
  return html
}

const clusterValues = {
  ...initialValuesOf(clusterFields),
  callHistory: true,
  broadworksRelease: 'R24',
  xsiActionsUrl: 'https://xsi.example.com/com.broadsoft.xsi-actions',
  ctiHost: 'cti.example.com',
}
const resultOf = (stages: StageFact[], state: 'up' | 'down') =>
  ({
    observation: { addresses: [{ address: '198.51.100.1', stages }] },
    verdict: { state },
  }) as unknown as InterfaceResult
const expired: StageFact = { stage: 'tls', outcome: 'failed', reason: 'certificate-expired' }
const passed: StageFact = { stage: 'tls', outcome: 'passed', evidence: { protocol: 'TLSv1.3' } }
const results = (fact: StageFact, state: 'up' | 'down'): Partial<Record<InterfaceKind, InterfaceResult>> => ({
  'xsi-actions': resultOf([fact], state),
  cti: resultOf([fact], state),
})

describe.each(locales)('in %s', (locale) => {
  it.each([
    ['nothing known', {}, 'R24', null],
    ['all well and confirmed', results(passed, 'up'), 'R24', at],
    ['refuted', results(expired, 'down'), 'R22', at],
    ['a later release', {}, 'later', at],
  ] as const)('requirements are drawn with %s', (_, found, broadworksRelease, checkedAt) => {
    const values = { ...clusterValues, broadworksRelease }
    const confirmations = checkedAt
      ? requirementIds.map((requirement, place) => ({
          requirement,
          basis: place % 2 === 0 ? basisOf(requirement, values) : 'R21',
          by: 'Ana',
          at,
        }))
      : []
    const requirements = requirementsOf({ values, results: found, confirmations })
    const head = { id: 'c1', broadworksRelease } as ClusterHead
    const html = drawn(
      locale,
      <RequirementsView head={head} requirements={requirements} checkedAt={checkedAt} mayWrite={checkedAt !== null} />,
    )
    expect(html).toContain('AP.as.23.0.1075.ap376509')
  })

  it.each([
    {},
    { flowThrough: true, userVerification: 'trusted', authenticationMode: 'broadworks' },
    { flowThrough: true, userVerification: 'untrusted', adminFirst: true, defaultPackage: 'premium' },
    { userVerification: 'untrusted', selfActivation: true, authenticationMode: 'webex', enterpriseMode: true },
    { userVerification: 'trusted', meetingJoin: 'partner-provided', authenticationMode: 'partner-oidc' },
  ])('what-if and checklist are drawn for %o', (given) => {
    const template = { ...initialValuesOf(templateFields), country: 'BE', ...given }
    drawn(locale, <MethodChecklist checklist={checklistOf(template, noFacts)} />)
    for (const params of [
      {},
      { licence: 'no', organization: 'active' },
      { organization: 'admin-pending', webexAccount: 'own' },
    ]) {
      const question = readQuestion(params)
      const answer = whatIf({
        template,
        cluster: null,
        overrides: {},
        callInEdits: {},
        ...factsOfQuestion(question),
      })
      const asked = { template: { country: 'BE', emailLanguage: 'nl_NL' }, question, answer }
      expect(drawn(locale, <WhatIfAnswer {...asked} changed={answerParts} />)).toContain('Léa Peeters')
    }
  })

  it('packages, proposals and provisioning URLs are drawn in every state', () => {
    for (const from of packageIds)
      for (const to of packageIds) drawn(locale, <PackageChanges change={packageChangeOf(from, to)} />)
    for (const answers of [
      {},
      { start: 'user', country: 'AO', language: 'pt', meetings: 'own' },
      { start: 'tool', emails: 'no', package: 'basic', signIn: 'own-saml' },
    ] as const)
      drawn(locale, <MethodProposal page={{ answers, countries: [], proposal: proposalOf(answers), mayWrite: true }} />)
    for (const strategy of adapterStrategies) drawn(locale, <Strategies strategy={strategy} />)
    const path = 'proxy' as const
    const cluster = { id: 'c1', name: 'Madrid', path, proxyHost: 'proxy.example.com', isPatchConfirmed: true }
    const page = { clusters: [cluster], cluster, strategy: 'nothing' as const, templates: [], mayWrite: true }
    for (const plan of [
      { system: null, overrides: [] },
      { system: { kind: 'uc-one' as const }, overrides: [{ enterprise: 'Acme', target: { kind: 'uc-one' as const } }] },
    ])
      for (const enterprise of ['', 'acme', 'Acme'])
        drawn(
          locale,
          <AskEnterprise page={{ ...page, plan, answer: adapterAnswerOf(plan, enterprise) }} cluster={cluster} />,
        )
  })
})
