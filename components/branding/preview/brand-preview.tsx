'use client'

/** The brand as it is typed: three places, both modes side by side, in either language. */
import { NextIntlClientProvider, useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { classes } from '@/components/ui/classes'
import { type ColorMode, colorModes } from '@/lib/domain/branding/colors'
import type { FieldValues } from '@/lib/domain/catalogue/field'
import { type Locale, locales } from '@/lib/domain/preferences/preferences'
import type { LogosShown } from '@/lib/features/branding/types'
import type { Messages } from '@/lib/platform/i18n/messages'
import { lookOf } from './brand-look'
import { HeaderDrawing, MailDrawing, SignInDrawing } from './drawings'

export type PreviewWords = Record<Locale, Messages['branding']['preview']>

interface BrandPreviewProps {
  values: FieldValues
  logos: LogosShown
  fallbackName: string
  words: PreviewWords
  /** Whether something is typed that is not saved. */
  isDraft: boolean
}

const places = { signIn: SignInDrawing, header: HeaderDrawing, mail: MailDrawing } as const
type Place = keyof typeof places

export function BrandPreview({ values, logos, fallbackName, words, isDraft }: BrandPreviewProps) {
  const t = useTranslations('branding.preview')
  const shell = useTranslations('shell.languages')
  const [place, setPlace] = useState<Place>('signIn')
  const [language, setLanguage] = useState<Locale>(useLocale())
  const isDarkOff = values.darkModeVisibility === false
  const Drawing = places[place]
  return (
    <section aria-label={t('title')} className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h2 className="font-semibold">{t('title')}</h2>
        <Choice
          label={t('language')}
          value={language}
          options={locales.map((code) => ({ value: code, text: shell(code) }))}
          onChoose={setLanguage}
        />
      </div>
      <Choice
        label={t('what')}
        value={place}
        options={(['signIn', 'header', 'mail'] as const).map((name) => ({ value: name, text: t(name) }))}
        onChoose={setPlace}
      />
      <NextIntlClientProvider locale={language} messages={{ branding: { preview: words[language] } }} timeZone="UTC">
        <div
          lang={language}
          className="grid grid-cols-1 gap-3 phone:grid-cols-2 phone:[&>figure:only-child]:col-span-2"
        >
          {colorModes
            .filter((mode) => mode === 'light' || !isDarkOff)
            .map((mode) => (
              <figure key={mode} className="flex min-w-0 flex-col gap-1.5">
                <Drawing look={lookOf(mode, values, logos, fallbackName)} />
                <Caption mode={mode} isDraft={isDraft} />
              </figure>
            ))}
        </div>
      </NextIntlClientProvider>
      <p className="text-xs text-ink-soft">
        {isDarkOff && t('darkOff')} {t('simulated')}
      </p>
    </section>
  )
}

function Caption({ mode, isDraft }: { mode: ColorMode; isDraft: boolean }) {
  const t = useTranslations('branding.preview')
  const names = { light: ['lightSaved', 'lightDraft'], dark: ['darkSaved', 'darkDraft'] } as const
  return <figcaption className="text-xs text-ink-soft">{t(names[mode][isDraft ? 1 : 0])}</figcaption>
}

interface ChoiceProps<T extends string> {
  label: string
  value: T
  options: readonly { value: T; text: string }[]
  onChoose: (value: T) => void
}

function Choice<T extends string>({ label, value, options, onChoose }: ChoiceProps<T>) {
  return (
    <fieldset className="flex w-fit rounded-full border border-edge p-0.5">
      <legend className="spoken">{label}</legend>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => onChoose(option.value)}
          className={classes(
            'h-7 rounded-full px-3 text-xs',
            option.value === value ? 'bg-fill font-semibold' : 'text-ink-soft hover:text-ink',
          )}
        >
          {option.text}
        </button>
      ))}
    </fieldset>
  )
}
