/** The words, language and time zone of one request, for next-intl (named in next.config.js). */
import { getRequestConfig } from 'next-intl/server'
import { formats } from '@/lib/platform/i18n/formats'
import { requestLocale } from '@/lib/platform/i18n/locale'
import { messagesOf } from '@/lib/platform/i18n/messages'

export default getRequestConfig(async () => {
  const locale = await requestLocale()
  return { locale, messages: messagesOf(locale), formats, timeZone: 'UTC' }
})
