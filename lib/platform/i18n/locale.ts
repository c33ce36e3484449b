/** Reads the language of the running request. */
import { cookies, headers } from 'next/headers'
import { type Locale, localeOf, preferenceCookies } from '@/lib/domain/preferences/preferences'

/** The cookie's language, else the browser's, else English. */
export async function requestLocale(): Promise<Locale> {
  const [jar, head] = await Promise.all([cookies(), headers()])
  return localeOf(jar.get(preferenceCookies.locale)?.value, head.get('accept-language'))
}
