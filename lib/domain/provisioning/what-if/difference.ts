/** Decides which answers of what-if two templates give differently for the same user. */
import type { WhatIf } from '../what-if'

/** The rows of an answer, in their order; message keys under `whatIf.rows`. */
export const answerParts = [
  'method',
  'package',
  'organization',
  'email',
  'activation',
  'locale',
  'callIn',
  'signIn',
] as const
export type AnswerPart = (typeof answerParts)[number]

/** What each row says; reasons count, because a person reads them as part of the answer. */
const saidOf: Record<AnswerPart, (answer: WhatIf) => unknown> = {
  method: ({ method }) => method,
  package: ({ package: given }) => given,
  organization: ({ organization }) => organization,
  email: ({ activation }) => activation && { ...activation, steps: [] },
  activation: ({ activation }) => activation?.steps,
  locale: ({ locale, localeBecause }) => [locale, localeBecause],
  callIn: ({ callIn }) => callIn,
  signIn: ({ signIn }) => signIn,
}

export function changedAnswers(before: WhatIf, after: WhatIf): AnswerPart[] {
  const said = (part: AnswerPart, answer: WhatIf) => JSON.stringify(saidOf[part](answer)) ?? ''
  return answerParts.filter((part) => said(part, before) !== said(part, after))
}
