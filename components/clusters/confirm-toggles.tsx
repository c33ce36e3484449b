'use client'

/** Asks for the cluster's name before a one-way feature is switched on. */
import { useFormatter, useTranslations } from 'next-intl'
import { ConfirmDialog } from '@/components/patterns/confirm-dialog'
import { useFieldWords } from '@/components/patterns/form/words'
import type { OneWayToggle } from '@/lib/domain/clusters/fields'

interface ConfirmTogglesProps {
  name: string
  toggles: readonly OneWayToggle[]
  onConfirm: (confirmation: string) => Promise<void>
  onClose: () => void
}

export function ConfirmToggles({ name, toggles, onConfirm, onClose }: ConfirmTogglesProps) {
  const t = useTranslations('clusters.wizard')
  const words = useFieldWords('clusters')
  const format = useFormatter()
  return (
    <ConfirmDialog
      title={t('confirmTitle')}
      text={t('confirmText', {
        toggles: format.list(toggles.map((toggle) => words.label(toggle))),
        count: toggles.length,
      })}
      verb={t('confirmVerb')}
      typeName={name}
      onConfirm={async () => {
        await onConfirm(name)
        return null
      }}
      onClose={onClose}
    />
  )
}
