/** Days until a certificate ends: red from fourteen on, amber from sixty on, with the word where it stands alone. */
import { useFormatter, useTranslations } from 'next-intl'
import { classes } from '@/components/ui/classes'

const redDays = 14
const amberDays = 60

const toneOf = (days: number) => (days <= redDays ? 'text-bad' : days <= amberDays ? 'text-warn' : '')

export function DaysLeft({ days, isWord = false }: { days: number; isWord?: boolean }) {
  const t = useTranslations('chains')
  const format = useFormatter()
  return (
    <span className={classes('whitespace-nowrap tabular-nums', toneOf(days), toneOf(days) && 'font-semibold')}>
      {isWord ? (days < 0 ? t('expired') : t('daysLeft', { days })) : format.number(days, 'integer')}
    </span>
  )
}
