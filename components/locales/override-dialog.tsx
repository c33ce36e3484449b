'use client'

/** Shows what another default changes, and what it leaves, before it is saved. */
import { useFormatter, useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { answerOf } from '@/components/patterns/deed'
import { useProblemWords } from '@/components/patterns/form/words'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { LanguageCode, LocaleCode } from '@/lib/domain/locales/locales'
import { isTouched, overrideEffectOf, withOverride } from '@/lib/domain/locales/override-effect'
import type { LocaleOverrides, LocaleResolution } from '@/lib/domain/locales/resolve-locale'
import { chooseDefaultAction } from '@/lib/features/locales/actions'
import type { SubscriberReach, TemplateCountry } from '@/lib/features/locales/types'

const namesShown = 5

export interface AskedDefault {
  language: LanguageCode
  name: string
  locale: LocaleCode
  /** The default as the page shows it. */
  seen: LocaleCode
  isReset: boolean
}

interface OverrideDialogProps {
  asked: AskedDefault
  overrides: LocaleOverrides
  templates: readonly TemplateCountry[]
  reach: SubscriberReach | null
  onDone: (asked: AskedDefault) => void
  onClose: () => void
}

export function OverrideDialog({ asked, overrides, templates, reach, onDone, onClose }: OverrideDialogProps) {
  const t = useTranslations('locales.override')
  const words = useProblemWords()
  const format = useFormatter()
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const { language, name, locale, seen } = asked
  const effect = overrideEffectOf(language, locale, overrides)
  const changed = withOverride(overrides, language, locale)
  const touched = templates.filter(({ country }) => isTouched(language, country, overrides, changed))
  const siteWords = ({ site, locale: own }: Pick<LocaleResolution, 'locale' | 'site'>) =>
    site.locale === own ? own : t('english', { site: site.locale })

  const save = async () => {
    setBusy(true)
    const answer = await answerOf(chooseDefaultAction({ language, locale, seen }))
    setBusy(false)
    if (answer.ok) return onDone(asked)
    setProblem(words(answer.problem))
  }

  return (
    <Dialog title={t(asked.isReset ? 'resetTitle' : 'title', { locale, language: name })} onClose={onClose}>
      <form
        className="flex flex-col gap-4 p-5 pt-2"
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <p className="text-ink-soft">{t('intro', { code: language, language: name })}</p>
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2">
          <Change label={t('locale')} before={effect.before.locale} after={effect.after.locale} />
          <Change label={t('site')} before={siteWords(effect.before)} after={siteWords(effect.after)} />
          <Line label={t('keeps')}>{t('keepsText', { locales: effect.decidedByCountry.join(', ') })}</Line>
          <Line label={t('reach')}>
            {t('reachText', {
              count: touched.length,
              all: templates.length,
              names: format.list(touched.slice(0, namesShown).map((template) => template.name)),
              more: Math.max(touched.length - namesShown, 0),
            })}
          </Line>
          {reach && (
            <Line label={t('subscribers')}>
              {t('subscribersText', { count: reach.touched[locale] ?? 0, all: sumOf(reach.served), code: language })}
            </Line>
          )}
        </dl>
        {problem && (
          <p role="alert" className="text-bad">
            {problem}
          </p>
        )}
        <div className="flex flex-wrap justify-end gap-2">
          <Cancel onClose={onClose} />
          <Button look="primary" type="submit" busy={isBusy}>
            {t('verb', { locale })}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

const sumOf = (served: SubscriberReach['served']): number =>
  Object.values(served).reduce((sum, count) => sum + count, 0)

function Cancel({ onClose }: { onClose: () => void }) {
  const t = useTranslations('patterns')
  return (
    <Button autoFocus onClick={onClose}>
      {t('cancel')}
    </Button>
  )
}

function Change({ label, before, after }: { label: string; before: string; after: string }) {
  const t = useTranslations('locales.override')
  return (
    <Line label={label}>
      <span className="font-medium">
        {before === after ? t('same', { value: after }) : t('fromTo', { before, after })}
      </span>
    </Line>
  )
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-xs leading-5 text-ink-soft">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  )
}
