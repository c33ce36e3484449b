/** How a delivery stands: a shape, a word, and why where it went wrong. */
import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import type { MarkState } from '@/components/ui/state-mark'
import type { DeliveryRow } from '@/lib/features/alerts/types'

const looks: Record<DeliveryRow['state'], { tone: 'good' | 'soft' | 'bad'; mark: MarkState }> = {
  delivered: { tone: 'good', mark: 'up' },
  waiting: { tone: 'soft', mark: 'unknown' },
  dead: { tone: 'bad', mark: 'down' },
}

export function DeliveryState({ state }: Pick<DeliveryRow, 'state'>) {
  const t = useTranslations('alerts.states')
  return (
    <Badge tone={looks[state].tone} mark={looks[state].mark}>
      {t(state)}
    </Badge>
  )
}
