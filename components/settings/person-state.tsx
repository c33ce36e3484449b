/** Whether a person can sign in: by mark, word and colour. */
import { useTranslations } from 'next-intl'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import type { MarkState } from '@/components/ui/state-mark'
import type { PersonState } from '@/lib/domain/identity/people-query'

const looks: Record<PersonState, { tone: BadgeTone; mark: MarkState }> = {
  active: { tone: 'good', mark: 'up' },
  invited: { tone: 'soft', mark: 'notReached' },
  disabled: { tone: 'soft', mark: 'paused' },
}

export function PersonStateBadge({ state }: { state: PersonState }) {
  const t = useTranslations('settings.people.states')
  return <Badge {...looks[state]}>{t(state)}</Badge>
}
