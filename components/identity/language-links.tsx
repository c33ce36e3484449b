'use client'

/** The languages of the hub in their own names, for those who cannot read the page yet. */
import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { remember } from '@/components/patterns/remember'
import { locales } from '@/lib/domain/preferences/preferences'

export function LanguageLinks({ label }: { label: string }) {
  const t = useTranslations('shell.languages')
  const router = useRouter()
  const current = useLocale()
  return (
    <fieldset className="mt-6 flex justify-center gap-1">
      <legend className="spoken">{label}</legend>
      {locales.map((locale) => (
        <button
          key={locale}
          type="button"
          lang={locale}
          aria-pressed={locale === current}
          onClick={() => {
            remember('locale', locale)
            router.refresh()
          }}
          className={`rounded-full px-3 py-1 text-xs hover:bg-fill-hover ${locale === current ? 'font-semibold text-ink' : 'text-ink-soft'}`}
        >
          {t(locale)}
        </button>
      ))}
    </fieldset>
  )
}
