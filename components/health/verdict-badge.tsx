/** The state of one interface in words; one that could not be judged says why. */
import { StateBadge } from '@/components/patterns/state-badge'
import { Badge } from '@/components/ui/badge'
import type { HealthState } from '@/lib/domain/health/types'
import { useHealthWords } from './words'

interface VerdictBadgeProps {
  verdict: { state: HealthState; reason?: string | null; healthyCount: number; addressCount: number }
  /** Says only "1 of 2", for narrow columns. */
  short?: boolean
}

export function VerdictBadge({ verdict, short }: VerdictBadgeProps) {
  const words = useHealthWords()
  const { state, reason, healthyCount, addressCount } = verdict
  if (state === 'unknown' && reason) {
    return (
      <Badge tone="soft" mark="unknown">
        {words.reason(reason)}
      </Badge>
    )
  }
  return <StateBadge state={state} healthy={healthyCount} total={addressCount} short={short} />
}
