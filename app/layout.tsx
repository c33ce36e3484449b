import './globals.css'
import type { Metadata, Viewport } from 'next'
import localFont from 'next/font/local'
import { cookies, headers } from 'next/headers'
import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ClientWords } from '@/components/patterns/client-words'
import { StyleNonce } from '@/components/shell/style-nonce'
import { preferenceCookies, themeOf } from '@/lib/domain/preferences/preferences'

const inter = localFont({
  src: '../node_modules/@momentum-design/fonts/dist/inter/Inter.var.woff2',
  variable: '--font-inter',
  weight: '100 900',
  display: 'swap',
})

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('shell')
  return { title: { default: t('product'), template: `%s · ${t('product')}` }, icons: { icon: '/brand/mark.svg' } }
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, jar, head] = await Promise.all([getLocale(), cookies(), headers()])
  const nonce = head.get('x-nonce') ?? undefined
  return (
    <html lang={locale} data-theme={themeOf(jar.get(preferenceCookies.theme)?.value)} className={inter.variable}>
      <head>{nonce && <StyleNonce nonce={nonce} />}</head>
      <body>
        <ClientWords namespaces={[]}>{children}</ClientWords>
      </body>
    </html>
  )
}
