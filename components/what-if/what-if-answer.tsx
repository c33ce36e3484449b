/** The answer: one sentence first, what refuses the user, then each choice with its reason. */
import { useTranslations } from 'next-intl'
import { type MarkState, StateMark } from '@/components/ui/state-mark'
import { languageOf } from '@/lib/domain/locales/locales'
import type { WhatIf } from '@/lib/domain/provisioning/what-if'
import {
  type Asked,
  CallInRow,
  EmailRow,
  LocaleRow,
  MethodRow,
  OrganizationRow,
  PackageRow,
  SignInRow,
} from './what-if-rows'
import { useWhatIfWords } from './words'

const marks: Record<WhatIf['outcome'], MarkState> = { provisioned: 'up', waits: 'maintenance', refused: 'down' }

export function WhatIfAnswer(asked: Asked) {
  const t = useTranslations('whatIf')
  const { answer } = asked
  return (
    <section aria-label={t('answer')} className="min-w-0">
      <p role="status" className="flex items-start gap-2.5 pb-3 text-base font-semibold text-balance">
        <StateMark state={marks[answer.outcome]} size={16} className="mt-0.75" />
        <Headline {...asked} />
      </p>
      <Refusals refusals={answer.refusals} />
      {answer.refusals.length > 0 && <h2 className="border-t border-hairline pt-4 font-semibold">{t('onceMended')}</h2>}
      <dl>
        <MethodRow {...asked} />
        <PackageRow {...asked} />
        <OrganizationRow {...asked} />
        <EmailRow {...asked} />
        <LocaleRow {...asked} />
        <CallInRow {...asked} />
        <SignInRow {...asked} />
      </dl>
    </section>
  )
}

function Headline({ answer, question }: Asked) {
  const t = useTranslations('whatIf')
  const languages = useTranslations('locales.languages')
  const packages = useTranslations('packages.names')
  const { outcome, organization, package: given, locale } = answer
  const sentence = outcome === 'provisioned' ? organization.role : outcome
  return (
    <span className="min-w-0">
      {t(`headline.${sentence}`, {
        name: String(question.name || question.userId) || t('thisUser'),
        organization: organization.name || t('noOrganization'),
        package: given.id ? packages(given.id) : t('package.none'),
        language: languages(languageOf(locale.locale)),
      })}
    </span>
  )
}

function Refusals({ refusals }: { refusals: WhatIf['refusals'] }) {
  const t = useTranslations('whatIf')
  const words = useWhatIfWords()
  if (refusals.length === 0) return null
  return (
    <ul className="flex flex-col gap-2 pb-4">
      {refusals.map((refusal) => (
        <li key={refusal.code} className="rounded-control bg-tint-bad px-3 py-2">
          <p className="host font-medium text-bad">{words.refusal(refusal).title}</p>
          <p className="text-xs">
            <span className="text-ink-soft">{t('whatToDo')}: </span>
            {words.refusal(refusal).fix}
          </p>
        </li>
      ))}
    </ul>
  )
}
