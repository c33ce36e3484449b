/** Tells next-intl which keys, languages and formats exist, so that a missing word does not type-check. */
import type { Locale } from '@/lib/domain/preferences/preferences'
import type { formats } from './formats'
import type { Messages } from './messages'

declare module 'next-intl' {
  interface AppConfig {
    Locale: Locale
    Messages: Messages
    Formats: typeof formats
  }
}
