/** Gives the words of the named nouns to the client components inside; those of the shell and the patterns always. */
import { NextIntlClientProvider } from 'next-intl'
import { getLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { type Namespace, pickMessages } from '@/lib/platform/i18n/messages'

const always = ['shell', 'patterns', 'errors'] as const

export async function ClientWords({ namespaces, children }: { namespaces: readonly Namespace[]; children: ReactNode }) {
  const messages = pickMessages(await getLocale(), [...always, ...namespaces])
  return <NextIntlClientProvider messages={messages}>{children}</NextIntlClientProvider>
}
