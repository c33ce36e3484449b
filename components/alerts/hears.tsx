/** What a channel wants to hear of, as a list in words. */
import { useFormatter, useTranslations } from 'next-intl'
import type { AlertSwitch } from '@/lib/domain/alerts/events'

export function Hears({ hears }: { hears: readonly AlertSwitch[] }) {
  const t = useTranslations('alerts')
  const format = useFormatter()
  if (hears.length === 0) return t('nothing')
  return format.list(
    hears.map((name) => t(`hears.${name}`)),
    'and',
  )
}
