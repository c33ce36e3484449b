'use client'

/** Theme and language: taken over at once and kept in this browser. */
import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { useSyncExternalStore } from 'react'
import { remember, shownTheme, showTheme, watchTheme } from '@/components/patterns/remember'
import { RadioGroup } from '@/components/ui/radio-group'
import { locales, themes } from '@/lib/domain/preferences/preferences'

export function Appearance() {
  const t = useTranslations('settings.profile')
  const words = useTranslations('shell')
  const router = useRouter()
  const locale = useLocale()
  const theme = useSyncExternalStore(watchTheme, shownTheme, () => 'system' as const)
  return (
    <section aria-labelledby="appearance-title" className="mt-6 border-t border-edge pt-5">
      <h2 id="appearance-title" className="text-base font-semibold">
        {t('appearance')}
      </h2>
      <p className="mb-4 text-xs text-ink-soft">{t('appearanceNote')}</p>
      <div className="grid gap-4 phone:grid-cols-2">
        <RadioGroup
          id="appearance-theme"
          name="theme"
          label={t('theme')}
          value={theme}
          onChange={(value) => showTheme(themes.find((known) => known === value) ?? 'system')}
          options={themes.map((value) => ({ value, label: words(`themes.${value}`) }))}
        />
        <RadioGroup
          id="appearance-language"
          name="language"
          label={t('language')}
          value={locale}
          onChange={(value) => {
            remember('locale', value)
            router.refresh()
          }}
          options={locales.map((value) => ({ value, label: words(`languages.${value}`) }))}
        />
      </div>
    </section>
  )
}
