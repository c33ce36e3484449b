'use client'

/** The 29 locales by language; where a language has several, the partner chooses which one it is by itself. */
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { toast } from '@/components/patterns/toast'
import { classes } from '@/components/ui/classes'
import { StateMark } from '@/components/ui/state-mark'
import { lastResort } from '@/lib/domain/locales/locales'
import type { LocaleOverrides } from '@/lib/domain/locales/resolve-locale'
import type { LanguageRow, SubscriberReach, TemplateCountry } from '@/lib/features/locales/types'
import { type AskedDefault, OverrideDialog } from './override-dialog'

interface LocaleTableProps {
  languages: readonly LanguageRow[]
  overrides: LocaleOverrides
  templates: readonly TemplateCountry[]
  reach: SubscriberReach | null
  offBecause: string | false
}

const headLook = 'h-10 px-3 text-start text-xs font-semibold text-ink-soft first:ps-4 last:pe-4'

export function LocaleTable({ languages, overrides, templates, reach, offBecause }: LocaleTableProps) {
  const t = useTranslations('locales')
  const router = useRouter()
  const [asked, setAsked] = useState<AskedDefault | null>(null)
  const withChoice = languages.filter(hasChoice)
  const single = languages.filter((language) => !hasChoice(language))
  const done = ({ name, locale }: AskedDefault) => {
    setAsked(null)
    toast(t('override.saved', { language: name, locale }))
    router.refresh()
  }
  const rows = (shown: readonly LanguageRow[]) =>
    shown.map((language) => (
      <LanguageRows key={language.code} language={language} reach={reach} offBecause={offBecause} onAsk={setAsked} />
    ))
  return (
    <div className="panel overflow-clip">
      <table aria-label={t('title')} className="w-full max-phone:block">
        <thead className="max-phone:spoken">
          <tr className="border-b border-edge">
            <th scope="col" className={classes(headLook, 'w-36')}>
              {t('list.language')}
            </th>
            <th scope="col" className={headLook}>
              {t('list.locale')}
            </th>
            <th scope="col" className={headLook}>
              {t('list.default')}
            </th>
            <th scope="col" className={classes(headLook, 'w-44')}>
              {t('list.site')}
            </th>
            {reach && (
              <th scope="col" className={classes(headLook, 'w-28 text-end!')}>
                {t('list.subscribers')}
              </th>
            )}
          </tr>
        </thead>
        {withChoice.length > 0 && (
          <GroupHead
            title={t('list.choose')}
            note={t('list.chooseCount', { languages: withChoice.length, locales: countOf(withChoice) })}
          />
        )}
        {rows(withChoice)}
        {single.length > 0 && (
          <GroupHead title={t('list.single')} note={t('list.singleCount', { languages: single.length })} />
        )}
        {rows(single)}
      </table>
      {asked && (
        <OverrideDialog
          asked={asked}
          overrides={overrides}
          templates={templates}
          reach={reach}
          onDone={done}
          onClose={() => setAsked(null)}
        />
      )}
    </div>
  )
}

const hasChoice = (language: LanguageRow): boolean => language.isChoice
const countOf = (languages: readonly LanguageRow[]): number =>
  languages.reduce((sum, { locales }) => sum + locales.length, 0)

function GroupHead({ title, note }: { title: string; note: string }) {
  return (
    <tbody className="max-phone:block">
      <tr className="border-y border-edge first:border-t-0 max-phone:block">
        <th scope="colgroup" colSpan={5} className="px-4 pt-4 pb-2 text-start text-xs font-normal max-phone:block">
          <span className="font-semibold">{title}</span> <span className="ms-1 text-ink-soft">{note}</span>
        </th>
      </tr>
    </tbody>
  )
}

interface LanguageRowsProps {
  language: LanguageRow
  reach: SubscriberReach | null
  offBecause: string | false
  onAsk: (asked: AskedDefault) => void
}

function LanguageRows({ language, reach, offBecause, onAsk }: LanguageRowsProps) {
  const { code, name, ownName, defaultLocale, override, locales } = language
  const seen = override ?? defaultLocale
  const ask = (locale: typeof seen) => onAsk({ language: code, name, locale, seen, isReset: locale === defaultLocale })
  return (
    <tbody className="border-t border-edge max-phone:block">
      {locales.map((locale, at) => (
        <tr
          key={locale.code}
          className="border-t border-hairline first:border-t-0 max-phone:grid max-phone:grid-cols-[1fr_auto] max-phone:gap-x-3 max-phone:px-4 max-phone:py-2"
        >
          {at === 0 && (
            <th
              scope="rowgroup"
              rowSpan={locales.length}
              className="px-4 py-2.5 text-start align-top font-medium max-phone:col-span-2 max-phone:px-0 max-phone:py-0.5"
            >
              {name}
              <span lang={code} className="block text-xs font-normal text-ink-soft">
                {ownName}
              </span>
            </th>
          )}
          <td className="px-3 py-2 max-phone:px-0 max-phone:py-0.5">
            <span className="host">{locale.code}</span>
            <span lang={locale.code.replace('_', '-')} className="block text-xs text-ink-soft">
              {locale.ownName}
            </span>
          </td>
          <td className="px-3 py-2 max-phone:col-span-2 max-phone:row-start-3 max-phone:px-0 max-phone:py-0.5 max-phone:not-in-[tr:has(th)]:row-start-2">
            {language.isChoice ? (
              <DefaultChoice
                language={language}
                locale={locale.code}
                seen={seen}
                offBecause={offBecause}
                onAsk={() => ask(locale.code)}
                onReset={() => ask(defaultLocale)}
              />
            ) : (
              <Always locale={locale.code} />
            )}
          </td>
          <td className="px-3 py-2 pe-4 max-phone:px-0 max-phone:py-0.5">
            <SiteLanguage locale={locale.code} hasMeetingsSite={locale.hasMeetingsSite} />
          </td>
          {reach && <Served count={reach.served[locale.code] ?? 0} />}
        </tr>
      ))}
    </tbody>
  )
}

function Served({ count }: { count: number }) {
  const t = useTranslations('locales.list')
  return (
    <td
      className={classes(
        'px-3 py-2 pe-4 text-end tabular-nums max-phone:col-span-2 max-phone:px-0 max-phone:py-0.5 max-phone:text-start max-phone:text-xs',
        count === 0 && 'text-ink-soft',
      )}
    >
      <span className="max-phone:hidden">{t('served', { count })}</span>
      <span className="phone:hidden">{t('servedPhone', { count })}</span>
    </td>
  )
}

function Always({ locale }: { locale: string }) {
  const t = useTranslations('locales.list')
  return <span className="text-xs text-ink-soft">{t('only', { locale })}</span>
}

function SiteLanguage({ locale, hasMeetingsSite }: { locale: string; hasMeetingsSite: boolean }) {
  const t = useTranslations('locales.list')
  if (hasMeetingsSite) return <span className="host text-ink-soft">{locale}</span>
  return (
    <span className="flex items-center gap-1.5 text-warn">
      <StateMark state="degraded" size={14} />
      {t('siteEnglish', { site: lastResort })}
    </span>
  )
}

interface DefaultChoiceProps {
  language: LanguageRow
  locale: LanguageRow['defaultLocale']
  seen: string
  offBecause: string | false
  onAsk: () => void
  onReset: () => void
}

const dot =
  'mt-0.5 size-4 shrink-0 appearance-none rounded-full border border-input-edge bg-surface checked:border-5 checked:border-accent aria-disabled:opacity-70'

function DefaultChoice({ language, locale, seen, offBecause, onAsk, onReset }: DefaultChoiceProps) {
  const t = useTranslations('locales.list')
  const { code, name, defaultLocale, override } = language
  const isChosen = locale === seen
  const text =
    override === locale ? t('yourDefault') : locale === defaultLocale ? t(override ? 'wasDefault' : 'isDefault') : null
  return (
    <span className="flex flex-wrap items-start gap-x-2.5 gap-y-1">
      <label className="flex items-start gap-2.5">
        <input
          type="radio"
          name={`default-${code}`}
          aria-label={t('radio', { locale, language: name })}
          aria-disabled={offBecause ? true : undefined}
          title={offBecause || undefined}
          checked={isChosen}
          onChange={() => !offBecause && onAsk()}
          className={dot}
        />
        {text && (
          <span className={classes(override === locale && 'font-semibold', !isChosen && 'text-ink-soft')}>{text}</span>
        )}
      </label>
      {override === locale && !offBecause && (
        <button type="button" onClick={onReset} className="text-xs leading-5 font-medium text-link hover:underline">
          {t('reset', { locale: defaultLocale })}
        </button>
      )}
    </span>
  )
}
