/** Proposes a template from a few plain questions: the method, the values that follow, and why the other methods do not fit. */
import type { FieldValue, FieldValues } from '../catalogue/field'
import { noPlaceFacts, type PlaceAnswers, type PlaceFacts, placeValuesOf, readPlace } from './method-choice/place'
import { methodOf } from './methods'
import { type Because, type ProposedValue, type ProvisioningMethod, provisioningMethods } from './types'

/** The questions in their order with their answers; words under `methodChoice.questions`. */
export const questions = {
  start: ['broadworks', 'user', 'tool'],
  emails: ['yes', 'no'],
  customers: ['enterprises', 'groups'],
  signIn: ['broadworks', 'webex', 'own-saml', 'own-oidc'],
  package: ['softphone', 'basic', 'standard', 'premium'],
  meetings: ['cisco', 'own'],
} as const
export type Question = keyof typeof questions
export const questionNames = Object.keys(questions) as Question[]

/** Besides the questions with few answers: the place, of which there are many. */
export type Answers = { [Q in Question]?: (typeof questions)[Q][number] } & PlaceAnswers

/** What an address answers; anything unknown is not answered. */
export function readAnswers(params: Record<string, string | string[] | undefined>): Answers {
  const textOf = (name: string): string => {
    const given = params[name]
    return (Array.isArray(given) ? given[0] : given) ?? ''
  }
  const chosen = questionNames.flatMap((name) =>
    (questions[name] as readonly string[]).includes(textOf(name)) ? [[name, textOf(name)]] : [],
  )
  return { ...Object.fromEntries(chosen), ...readPlace(textOf) }
}

export function answersQuery(answers: Answers): string {
  return new URLSearchParams(Object.entries(answers)).toString()
}

export interface Proposal {
  /** Null until who begins and, where it matters, the e-mails are answered. */
  method: ProvisioningMethod | null
  /** Message keys under `methodChoice.because`. */
  because: Because[]
  values: ProposedValue[]
  /** Why the others do not fit; keys under `methodChoice.against`. */
  against: { method: ProvisioningMethod; because: Because }[]
}

/** Never throws. The method is what `methodOf` says of the proposed values, so that form and proposal cannot disagree. */
export function proposalOf(answers: Answers, facts: PlaceFacts = noPlaceFacts): Proposal {
  const values = [...placeValuesOf(answers, facts), ...valuesOf(answers)]
  const isOpen = answers.start === undefined || (answers.start !== 'user' && answers.emails === undefined)
  if (isOpen) return { method: null, because: [{ code: openCode(answers) }], values, against: againstOf(answers, null) }
  const { method } = methodOf(formValuesOf(values))
  return { method, because: becauseOf(answers), values, against: againstOf(answers, method) }
}

/** The values as a form holds them, to begin a new template with. */
export function formValuesOf(values: ProposedValue[]): FieldValues {
  return Object.fromEntries(values.map(({ field, value }) => [field, value]))
}

function openCode({ start }: Answers): string {
  return start === undefined ? 'start-open' : 'emails-open'
}

function becauseOf({ start, emails }: Answers): Because[] {
  const begins = { code: `begins-${start}` }
  if (start === 'user') return [begins, { code: emails === 'yes' ? 'typed-anyway' : 'typed' }]
  return [begins, { code: emails === 'yes' ? 'emails-good' : 'emails-unsure' }]
}

type Rule = (answers: Answers) => ProposedValue[]

const one = (field: string, value: FieldValue, code: string): ProposedValue[] => [{ field, value, because: { code } }]

const rules: readonly Rule[] = [
  ({ start }) =>
    start ? one('flowThrough', start === 'broadworks', start === 'broadworks' ? 'flow-on' : 'flow-off') : [],
  ({ start, emails }) => {
    if (start === 'user') return one('userVerification', 'untrusted', 'untrusted-for-portal')
    if (emails === undefined) return []
    return emails === 'yes'
      ? one('userVerification', 'trusted', 'trusted')
      : one('userVerification', 'untrusted', 'untrusted')
  },
  ({ start }) => (start === 'user' ? one('selfActivation', true, 'self-activation') : []),
  ({ start, emails }) => (start === 'broadworks' && emails === 'no' ? one('adminFirst', true, 'admin-first') : []),
  ({ customers }) =>
    customers
      ? one('enterpriseMode', customers === 'enterprises', customers === 'enterprises' ? 'enterprises' : 'groups')
      : [],
  ({ signIn }) => {
    if (signIn === undefined) return []
    const modes = { broadworks: 'broadworks', webex: 'webex', 'own-saml': 'partner-saml', 'own-oidc': 'partner-oidc' }
    return one('authenticationMode', modes[signIn], `sign-in-${signIn}`)
  },
  ({ meetings }) => {
    if (meetings === undefined) return []
    return meetings === 'cisco'
      ? one('meetingJoin', 'cisco-call-in', 'meetings-cisco')
      : one('meetingJoin', 'partner-provided', 'meetings-own')
  },
  (answers) => (answers.package ? one('defaultPackage', answers.package, packageCode(answers)) : []),
]

function packageCode({ start }: Answers): string {
  return start === 'tool' ? 'package-for-call' : 'package'
}

function valuesOf(answers: Answers): ProposedValue[] {
  return rules.flatMap((rule) => rule(answers))
}

/** What each method would need that the answers deny; a method that nothing denies is left out. */
function againstOf({ start, emails }: Answers, method: ProvisioningMethod | null): Proposal['against'] {
  const startOf = (other: ProvisioningMethod) =>
    other.startsWith('flow') ? 'broadworks' : other.startsWith('api') ? 'tool' : 'user'
  return provisioningMethods
    .filter((other) => other !== method)
    .flatMap((other) => {
      if (start !== undefined && startOf(other) !== start)
        return [{ method: other, because: { code: `not-${startOf(other)}` } }]
      if (other.endsWith('-trusted') && emails === 'no') return [{ method: other, because: { code: 'not-trusted' } }]
      if (other.endsWith('-untrusted') && emails === 'yes') return [{ method: other, because: { code: 'not-needed' } }]
      return []
    })
}
