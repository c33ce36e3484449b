/** The words, language and time zone of one request, for next-intl (named in next.config.js). */
import { unstable_rethrow } from 'next/navigation'
import { getRequestConfig } from 'next-intl/server'
import { formats } from '@/lib/platform/i18n/formats'
import { requestLocale } from '@/lib/platform/i18n/locale'
import { messagesOf } from '@/lib/platform/i18n/messages'
import { currentActor } from './session'

/** The partner's zone; UTC for whoever is signed out, and while the database does not answer. */
async function requestTimeZone(): Promise<string> {
  try {
    return (await currentActor())?.timeZone ?? 'UTC'
  } catch (error) {
    unstable_rethrow(error)
    return 'UTC'
  }
}

export default getRequestConfig(async () => {
  const locale = await requestLocale()
  return { locale, messages: messagesOf(locale), formats, timeZone: await requestTimeZone() }
})
