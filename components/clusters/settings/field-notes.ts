'use client'

/** Why a field of this cluster cannot be changed, in words under the field. */
import { useTranslations } from 'next-intl'
import { oneWayToggles } from '@/lib/domain/clusters/fields'
import type { ClusterForm } from '@/lib/features/clusters/types'

export function useFieldNotes({ frozen, values }: ClusterForm): Partial<Record<string, string>> {
  const t = useTranslations('clusters.settings')
  const { customers = 0, limit = 0 } = frozen[0]?.because ?? {}
  return {
    ...Object.fromEntries(
      oneWayToggles.filter((toggle) => values[toggle] === true).map((toggle) => [toggle, t('oneWayOn')]),
    ),
    ...Object.fromEntries(
      frozen.map(({ field, because }) => [field, t(`freeze.${because.code}`, { customers, limit })]),
    ),
  }
}
