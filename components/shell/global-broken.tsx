'use client'

/** The last page that can still be drawn: the root layout itself failed, so language and words come along with it. */
import { useSyncExternalStore } from 'react'
import { type Locale, localeOf, preferenceCookies } from '@/lib/domain/preferences/preferences'
import en from '@/lib/platform/i18n/messages/en/errors.json'
import es from '@/lib/platform/i18n/messages/es/errors.json'

const wordsOf = { en, es }

function browserLocale(): Locale {
  const remembered = document.cookie.split('; ').find((pair) => pair.startsWith(`${preferenceCookies.locale}=`))
  return localeOf(remembered?.split('=')[1], navigator.language)
}

const never = () => () => {}

export function GlobalBroken({ reference }: { reference?: string }) {
  const locale = useSyncExternalStore(never, browserLocale, () => 'en' as const)
  const words = wordsOf[locale]
  return (
    <html lang={locale}>
      <body>
        <title>{words.brokenTitle}</title>
        <main className="mx-auto flex min-h-[70dvh] max-w-xl flex-col justify-center gap-3 px-4 py-16">
          <h1 className="text-2xl font-bold">{words.brokenTitle}</h1>
          <p className="text-ink-soft">{words.brokenText}</p>
          {reference && <p className="text-xs text-ink-soft">{words.reference.replace('{reference}', reference)}</p>}
          <p>
            <button
              type="button"
              className="h-9 rounded-full bg-primary px-4 font-medium text-on-primary"
              onClick={() => window.location.reload()}
            >
              {words.tryAgain}
            </button>
          </p>
        </main>
      </body>
    </html>
  )
}
