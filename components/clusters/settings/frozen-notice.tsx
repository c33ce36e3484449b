'use client'

/** Says once, above the form, why some of its fields cannot be changed. */
import { useTranslations } from 'next-intl'
import { Icon } from '@/components/ui/icons/icon'
import type { FrozenField } from '@/lib/domain/clusters/freeze'

export function FrozenNotice({ frozen }: { frozen: readonly FrozenField[] }) {
  const t = useTranslations('clusters.settings')
  const { customers = 0, limit = 0 } = frozen[0]?.because ?? {}
  return (
    <div className="mb-4 flex gap-3 rounded-control bg-tint-info px-4 py-3">
      <Icon name="lock" className="mt-0.5 shrink-0" />
      <div>
        <p className="font-semibold">{t('frozenTitle')}</p>
        <p>{t('frozenText', { customers, limit })}</p>
      </div>
    </div>
  )
}
