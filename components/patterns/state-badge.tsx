/** The state of a cluster, an interface or an address in the product's words: mark, word, and "1 of 2 addresses". */
import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { StateMark } from '@/components/ui/state-mark'
import type { HealthState } from '@/lib/domain/health/types'

interface StateBadgeProps {
  state: HealthState | 'checking'
  /** Of a degraded state: how many of how many addresses are healthy. */
  healthy?: number
  total?: number
  /** Says only "1 of 2", for narrow columns. */
  short?: boolean
}

export function StateBadge({ state, healthy, total, short = false }: StateBadgeProps) {
  const t = useTranslations('patterns')
  if (state === 'down')
    return (
      <Badge tone="bad" mark="down">
        {t('states.down')}
      </Badge>
    )
  if (state === 'unknown')
    return (
      <Badge tone="soft" mark="unknown">
        {t('states.unknown')}
      </Badge>
    )
  if (state === 'checking')
    return (
      <Badge tone="soft" mark="checking">
        {t('states.checking')}
      </Badge>
    )
  return (
    <span className="inline-flex flex-wrap items-center gap-x-1.5">
      <Badge tone="good" mark="up">
        {t('states.up')}
      </Badge>
      {state === 'degraded' && (
        <Badge tone="warn" mark="degraded">
          {degradedWords(t, healthy, total, short)}
        </Badge>
      )}
    </span>
  )
}

type Words = ReturnType<typeof useTranslations<'patterns'>>

function degradedWords(t: Words, healthy: number | undefined, total: number | undefined, short: boolean): string {
  if (healthy === undefined || total === undefined) return t('states.degraded')
  return t(short ? 'addressesShort' : 'addresses', { healthy, total })
}

/** Maintenance, paused, flapping: grey marks that stand behind a name. */
export function NameMark({ mark, text }: { mark: 'maintenance' | 'paused' | 'flapping'; text?: string }) {
  const t = useTranslations('patterns')
  return (
    <span className="inline-flex items-center gap-1.5 text-xs text-ink-soft">
      <StateMark state={mark} size={12} />
      {text ?? t(`states.${mark}`)}
    </span>
  )
}
