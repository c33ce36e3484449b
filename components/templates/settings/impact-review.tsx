'use client'

/** What an edit would do, before it is saved: field by field, whom it reaches, what stays, what cannot be taken back. */
import { useFormatter, useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { Impact } from '@/lib/domain/templates/impact'
import type { TemplateHead } from '@/lib/features/templates/types'
import { useAffectedWords } from '../affected'
import { ChangeTable } from '../change-table'
import { Consequences } from '../consequences'

interface ImpactReviewProps {
  impact: Impact
  head: TemplateHead
  clusterNames: Readonly<Record<string, string>>
  onConfirm: () => void
  onClose: () => void
}

const namedCustomers = 3

export function ImpactReview({ impact, head, clusterNames, onConfirm, onClose }: ImpactReviewProps) {
  const t = useTranslations('templates.impact')
  const affected = useAffectedWords()
  const format = useFormatter()
  const { first, customers } = head.affected
  const rest = customers.value - Math.min(first.length, namedCustomers)
  const named = [...first.slice(0, namedCustomers), ...(rest > 0 ? [t('others', { count: rest })] : [])]
  return (
    <Dialog
      title={t('title', { count: impact.changes.length, name: head.name })}
      onClose={onClose}
      className="w-[min(760px,calc(100vw-32px))]"
    >
      <div className="flex flex-col gap-4 p-5 pt-2">
        <p className="text-ink-soft">
          {customers.value === 0
            ? t('nobody')
            : t('affected', { affected: affected(head.affected), names: format.list(named, 'and') })}
        </p>
        <ChangeTable changes={impact.changes} clusterNames={clusterNames} />
        <Consequences consequences={impact.consequences} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>{t('back')}</Button>
          <Button look="primary" autoFocus onClick={onConfirm}>
            {t('save', { count: impact.changes.length })}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
