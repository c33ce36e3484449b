/** The rows of the answer: each choice with its reason, the ways in numbered steps. */
import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useLocaleWords } from '@/components/locales/use-locale-words'
import { PackageDefects } from '@/components/packages/package-defects'
import { routes } from '@/components/patterns/routes'
import { Warnings } from '@/components/patterns/warnings'
import { useProvisioningWords } from '@/components/provisioning/words'
import { Badge } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/link'
import type { FieldValues } from '@/lib/domain/catalogue/field'
import { packageFactsOf } from '@/lib/domain/provisioning/packages'
import type { WhatIf } from '@/lib/domain/provisioning/what-if'
import type { AnswerPart } from '@/lib/domain/provisioning/what-if/difference'
import { useWhatIfWords } from './words'

export interface Asked {
  answer: WhatIf
  question: FieldValues
  /** What the sentence about the locale names of it. */
  template: { country: string; emailLanguage: string }
  /** Answers that differ from those of the saved template; they are marked. */
  changed?: readonly AnswerPart[]
}

interface RowProps {
  part: AnswerPart
  changed: Asked['changed']
  children: ReactNode
}

function Row({ part, changed = [], children }: RowProps) {
  const t = useTranslations('whatIf')
  return (
    <div className="grid gap-x-6 gap-y-1 border-t border-hairline py-3 phone:grid-cols-[104px_minmax(0,1fr)]">
      <dt className="flex flex-wrap content-start items-baseline gap-x-2 gap-y-1 text-ink-soft">
        {t(`rows.${part}`)}
        {changed.includes(part) && <Badge>{t('draft.mark')}</Badge>}
      </dt>
      <dd className="host min-w-0">{children}</dd>
    </div>
  )
}

const Why = ({ children }: { children: ReactNode }) => <p className="mt-0.5 text-xs text-ink-soft">{children}</p>

export function MethodRow({ answer: { method }, changed }: Asked) {
  const provisioning = useTranslations('provisioning')
  const format = useFormatter()
  const words = useProvisioningWords()
  return (
    <Row part="method" changed={changed}>
      <p className="font-medium">
        {method.method ? provisioning(`methods.${method.method}.name`) : provisioning('checklist.notYet')}
      </p>
      <Why>{provisioning('checklist.because', { reasons: format.list(method.because.map(words.because), 'and') })}</Why>
      <Warnings of={method.warnings} say={words.warning} />
    </Row>
  )
}

export function PackageRow({ answer: { package: given }, changed }: Asked) {
  const t = useTranslations('whatIf')
  const names = useTranslations('packages.names')
  const words = useWhatIfWords()
  const facts = given.id && packageFactsOf(given.id)
  return (
    <Row part="package" changed={changed}>
      {facts ? (
        <p>
          <b className="font-medium">{names(facts.id)}</b>
          {': '}
          {t('features', {
            messaging: facts.messaging ? 'yes' : 'no',
            space: facts.spaceMeetings,
            personal: facts.personalMeetings,
          })}
        </p>
      ) : (
        <p>{t('package.none')}</p>
      )}
      <Why>{words.say('package', given.because)}</Why>
      <PackageDefects of={given.id} />
    </Row>
  )
}

export function OrganizationRow({ answer: { organization }, changed }: Asked) {
  const t = useTranslations('whatIf')
  const words = useWhatIfWords()
  const name = organization.name || t('noOrganization')
  return (
    <Row part="organization" changed={changed}>
      <p className="font-medium">{t(`roles.${organization.role}`, { organization: name })}</p>
      <Why>
        {words.say('organization', {
          ...organization.because,
          params: { organization: name, kind: organization.kind },
        })}
      </Why>
    </Row>
  )
}

export function EmailRow({ answer: { activation }, changed }: Asked) {
  const t = useTranslations('whatIf')
  const words = useWhatIfWords()
  if (!activation) return null
  return (
    <>
      <Row part="email" changed={changed}>
        <p className="font-medium">{activation.address ?? t('email.typed')}</p>
        <Why>{words.say('email', activation)}</Why>
      </Row>
      <Row part="activation" changed={changed}>
        <Steps>
          {activation.steps.map((step) => (
            <li key={step.code}>
              {words.say('activation', step)}
              {step.state && <span className="text-ink-soft"> {t('states', { state: step.state })}</span>}
            </li>
          ))}
        </Steps>
      </Row>
    </>
  )
}

export function LocaleRow({ answer, question, template, changed }: Asked) {
  const t = useTranslations('whatIf')
  const words = useWhatIfWords()
  const locale = useLocaleWords()
  const given = {
    given: String(question.language),
    country: template.country,
    templateLanguage: template.emailLanguage,
  }
  return (
    <Row part="locale" changed={changed}>
      <p className="font-medium">{t('localeIs', { locale: answer.locale.locale, site: answer.locale.site.locale })}</p>
      <Why>
        {locale.sentence(given, answer.locale)} {locale.site(answer.locale)}.
      </Why>
      <Why>{words.say('locale', answer.localeBecause)}</Why>
      <Warnings of={answer.locale.warnings} say={locale.warning} />
    </Row>
  )
}

export function CallInRow({ answer: { callIn }, changed }: Asked) {
  const t = useTranslations('whatIf')
  const locations = useTranslations('locales.callIn.locations')
  const words = useWhatIfWords()
  const { location } = callIn
  return (
    <Row part="callIn" changed={changed}>
      <p className="font-medium">
        {location === null
          ? t('unknown')
          : location === 'partner'
            ? t('ownNumbers')
            : t('callInIs', { location: locations(location.location), code: location.callingCode })}
      </p>
      <Why>
        {words.say('callIn', callIn.because)}{' '}
        {callIn.because.code === 'own-map' && <TextLink href={routes.callIn}>{t('change')}</TextLink>}
      </Why>
    </Row>
  )
}

export function SignInRow({ answer: { signIn }, changed }: Asked) {
  const t = useTranslations('whatIf')
  const words = useWhatIfWords()
  return (
    <Row part="signIn" changed={changed}>
      <p>
        <b className="font-medium">{t(`signIn.modes.${signIn.mode}`)}</b>
        {', '}
        {t(`signIn.identities.${signIn.identity}`)}
      </p>
      <Why>{t(`signIn.factors.${signIn.secondFactor}`)}</Why>
      <Steps>
        {signIn.steps.map((step) => (
          <li key={step.code}>{words.say('signIn.steps', step)}</li>
        ))}
      </Steps>
    </Row>
  )
}

function Steps({ children }: { children: ReactNode }) {
  return (
    <ol className="mt-1 flex list-decimal flex-col gap-1 ps-5 marker:text-ink-soft marker:tabular-nums">{children}</ol>
  )
}
