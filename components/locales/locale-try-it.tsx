'use client'

/**
 * Asks the resolver and prints every rule with its outcome. On the page of locales country and template language are
 * chosen here; in a template's form they are the form's own.
 */
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { Warnings } from '@/components/patterns/warnings'
import { Icon } from '@/components/ui/icons/icon'
import { Select } from '@/components/ui/select'
import { StateMark } from '@/components/ui/state-mark'
import { TextField } from '@/components/ui/text-field'
import { type CallInEdits, callInOf } from '@/lib/domain/locales/call-in'
import { locales } from '@/lib/domain/locales/locales'
import { type LocaleOverrides, type LocaleResolution, resolveLocale } from '@/lib/domain/locales/resolve-locale'
import { type LocaleAsked, useLocaleWords } from './use-locale-words'

interface LocaleTryItProps {
  overrides: LocaleOverrides
  callInEdits: CallInEdits
  /** Countries to choose from; not needed where `country` is given. */
  countries?: readonly { code: string; name: string }[]
  /** The template's own values, where the box stands beside a template. */
  country?: string
  templateLanguage?: string
  /** The questions that are often asked, below. */
  hasExamples?: boolean
}

const examples: readonly LocaleAsked[] = [
  { given: 'fr', country: 'BE', templateLanguage: 'nl_NL' },
  { given: 'pt', country: 'AO', templateLanguage: 'nl_NL' },
  { given: 'zh', country: 'HK', templateLanguage: 'nl_NL' },
  { given: 'nb', country: 'NO', templateLanguage: 'nl_NL' },
  { given: 'en_IN', country: 'IN', templateLanguage: 'nl_NL' },
]

export function LocaleTryIt(props: LocaleTryItProps) {
  const { overrides, callInEdits, countries = [], country, templateLanguage, hasExamples = false } = props
  const t = useTranslations('locales.tryIt')
  const id = useId()
  const [typed, setTyped] = useState<LocaleAsked>({ given: 'fr', country: 'BE', templateLanguage: 'nl_NL' })
  const asked = {
    given: typed.given,
    country: country ?? typed.country,
    templateLanguage: templateLanguage ?? typed.templateLanguage,
  }
  const change = (changed: Partial<LocaleAsked>) => setTyped((before) => ({ ...before, ...changed }))
  const languageOptions = locales.map(({ code, ownName }) => ({ value: code, label: `${code} · ${ownName}` }))
  return (
    <section aria-labelledby={`${id}-title`} className="flex flex-col gap-3">
      <h2 id={`${id}-title`} className="font-semibold">
        {t('title')}
      </h2>
      <TextField
        id={`${id}-given`}
        name="given"
        label={t('given')}
        help={t('givenHelp')}
        value={typed.given}
        isHost
        onChange={(given) => change({ given })}
      />
      {country === undefined && (
        <Select
          id={`${id}-country`}
          name="country"
          label={t('country')}
          value={typed.country}
          options={[
            { label: t('noCountry'), value: '' },
            ...countries.map(({ code, name }) => ({ value: code, label: `${name}, ${code}` })),
          ]}
          onChange={(chosen) => change({ country: chosen })}
        />
      )}
      {templateLanguage === undefined && (
        <Select
          id={`${id}-template-language`}
          name="templateLanguage"
          label={t('templateLanguage')}
          value={typed.templateLanguage}
          options={[{ label: t('noLanguage'), value: '' }, ...languageOptions]}
          onChange={(chosen) => change({ templateLanguage: chosen })}
        />
      )}
      <Answer asked={asked} overrides={overrides} callInEdits={callInEdits} />
      {hasExamples && <Examples overrides={overrides} onTry={setTyped} />}
    </section>
  )
}

interface AnswerProps {
  asked: LocaleAsked
  overrides: LocaleOverrides
  callInEdits: CallInEdits
}

function Answer({ asked, overrides, callInEdits }: AnswerProps) {
  const t = useTranslations('locales.tryIt')
  const words = useLocaleWords()
  const found = resolveLocale({ ...asked, overrides })
  const callIn = callInOf(asked.country, callInEdits)
  const place = callIn && { location: callIn.location, code: callIn.callingCode, country: callIn.country }
  const origins = { vendor: 'callInVendor', 'own-map': 'callInOwn', partner: 'callInPartner' } as const
  return (
    <div className="flex flex-col gap-3 border-t border-edge pt-3">
      <div role="status">
        <p className="text-xs text-ink-soft">{t('locale')}</p>
        <p className="host text-2xl font-bold">{found.locale}</p>
        <p>
          {words.sentence(asked, found)} {t('siteLine', { site: found.site.locale })}.
        </p>
      </div>
      <Warnings of={found.warnings} say={words.warning} />
      <ol aria-label={t('rules')} className="flex flex-col gap-2 text-xs">
        {found.because.map((reason) => (
          <Step key={`${reason.code} ${reason.params.locale ?? ''}`} hasDecided={reason.code.endsWith('-used')}>
            {words.reason(reason)}
          </Step>
        ))}
        <Step hasDecided>{words.site(found)}</Step>
        <Step hasDecided={callIn !== null}>
          {callIn && place ? t(origins[callIn.because], place) : t('callInNone')}
          {callIn && <span className="block text-ink-soft">{t('callInRule')}</span>}
        </Step>
      </ol>
    </div>
  )
}

function Step({ hasDecided, children }: { hasDecided: boolean; children: React.ReactNode }) {
  const t = useTranslations('locales.tryIt')
  return (
    <li className="flex items-start gap-2">
      {hasDecided ? (
        <StateMark state="up" size={14} className="mt-px shrink-0" />
      ) : (
        <Icon name="close" size={14} className="mt-px shrink-0 text-ink-soft" />
      )}
      <span className={hasDecided ? 'font-medium' : 'text-ink-soft'}>
        {children}
        <span className="spoken"> ({t(hasDecided ? 'used' : 'passed')})</span>
      </span>
    </li>
  )
}

function Examples({ overrides, onTry }: { overrides: LocaleOverrides; onTry: (asked: LocaleAsked) => void }) {
  const t = useTranslations('locales.tryIt')
  return (
    <div className="border-t border-edge pt-3">
      <h3 className="pb-1 text-xs font-semibold">{t('often')}</h3>
      <ul>
        {examples.map((asked) => {
          const found = resolveLocale({ ...asked, overrides })
          const example = `${asked.given} + ${asked.country}`
          return (
            <li key={example}>
              <button
                type="button"
                aria-label={t('oftenTry', { example })}
                onClick={() => onTry(asked)}
                className="grid w-full grid-cols-[5.5rem_4rem_1fr] items-baseline rounded-control py-1.5 text-start text-xs hover:bg-fill-hover"
              >
                <span className="host">{example}</span>
                <span className="host font-semibold">{found.locale}</span>
                <span className="text-end text-ink-soft">{t(`tags.${tagOf(found)}`)}</span>
              </button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

function tagOf({ because, site, locale, warnings }: LocaleResolution) {
  const rule = because.at(-1)?.code
  if (rule === 'override-used') return 'override'
  if (site.locale !== locale) return 'site'
  if (warnings.length > 0) return 'warning'
  return rule === 'country-used' ? 'country' : 'default'
}
