'use client'

/** Who is signed in, at the foot of the rail; behind it theme, language, profile and the way out. */
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { useSyncExternalStore } from 'react'
import { remember, shownTheme, showTheme, watchTheme } from '@/components/patterns/remember'
import { routes } from '@/components/patterns/routes'
import { choiceLook } from '@/components/ui/choice-look'
import { Icon } from '@/components/ui/icons/icon'
import { Popover } from '@/components/ui/popover'
import { locales, themes } from '@/lib/domain/preferences/preferences'
import { SignOut } from './sign-out'

export function AccountMenu({ personName, partnerName }: { personName: string; partnerName: string }) {
  const t = useTranslations('shell')
  return (
    <div className="flex items-center gap-1 border-t border-edge p-2">
      <Popover
        triggerClassName="flex min-w-0 grow items-center gap-3 rounded-control p-2 text-start hover:bg-fill-hover"
        triggerLabel={t('account', { name: personName })}
        trigger={
          <>
            <span className="flex size-9 shrink-0 items-center justify-center rounded-full bg-fill font-semibold">
              {personName.trim().charAt(0).toUpperCase()}
            </span>
            <span className="min-w-0">
              <span className="block truncate font-semibold">{personName}</span>
              <span className="block truncate text-xs text-ink-soft">{partnerName}</span>
            </span>
          </>
        }
      >
        <Link href={routes.profile} prefetch={false} data-closes className={choiceLook()}>
          <Icon name="person" />
          {t('profile')}
        </Link>
        <ThemeChoice />
        <LanguageChoice />
      </Popover>
      <SignOut />
    </div>
  )
}

function ThemeChoice() {
  const t = useTranslations('shell')
  const current = useSyncExternalStore(watchTheme, shownTheme, () => 'system')
  return (
    <Group label={t('theme')}>
      {themes.map((theme) => (
        <Choice key={theme} isChosen={theme === current} onChoose={() => showTheme(theme)}>
          {t(`themes.${theme}`)}
        </Choice>
      ))}
    </Group>
  )
}

function LanguageChoice() {
  const t = useTranslations('shell')
  const router = useRouter()
  const current = useLocale()
  return (
    <Group label={t('language')}>
      {locales.map((locale) => (
        <Choice
          key={locale}
          lang={locale}
          isChosen={locale === current}
          onChoose={() => {
            remember('locale', locale)
            router.refresh()
          }}
        >
          {t(`languages.${locale}`)}
        </Choice>
      ))}
    </Group>
  )
}

function Group({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <fieldset className="mt-1 border-t border-hairline pt-1">
      <legend className="spoken">{label}</legend>
      <p aria-hidden="true" className="px-2 pt-1 text-xs text-ink-soft">
        {label}
      </p>
      {children}
    </fieldset>
  )
}

interface ChoiceProps {
  isChosen: boolean
  lang?: string
  onChoose: () => void
  children: React.ReactNode
}

function Choice({ isChosen, lang, onChoose, children }: ChoiceProps) {
  return (
    <button type="button" lang={lang} aria-pressed={isChosen} className={choiceLook(isChosen)} onClick={onChoose}>
      <span className={isChosen ? '' : 'invisible'}>
        <Icon name="check" />
      </span>
      {children}
    </button>
  )
}
