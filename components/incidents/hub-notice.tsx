/** Says before everything else that the hub cannot see: grey then means the hub, and not a cluster. */
import { useTranslations } from 'next-intl'
import { Since } from '@/components/health/since'
import { StateMark } from '@/components/ui/state-mark'
import type { HubIncident } from '@/lib/features/incidents/types'

export function HubNotice({ incident }: { incident: HubIncident | null }) {
  const t = useTranslations('incidents')
  if (!incident) return null
  return (
    <div role="status" className="mb-4 flex gap-3 rounded-panel border border-edge bg-tint-warn px-4 py-3">
      <StateMark state="unknown" className="mt-0.75 shrink-0" />
      <div>
        <p className="font-semibold">{t('hubTitle')}</p>
        <p>{t.rich('hubText', { count: incident.affectedCount, time: () => <Since at={incident.openedAt} /> })}</p>
      </div>
    </div>
  )
}
