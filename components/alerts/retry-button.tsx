'use client'

/** Tries a delivery again at once. */
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useProblemWords } from '@/components/patterns/form/words'
import { toast } from '@/components/patterns/toast'
import { Button } from '@/components/ui/button'
import { retryDeliveryAction } from '@/lib/features/alerts/actions'

interface RetryButtonProps {
  id: string
  /** What it tells, for those who hear the button. */
  alert: string
  offBecause: string | false
}

export function RetryButton({ id, alert, offBecause }: RetryButtonProps) {
  const t = useTranslations('alerts.deliveries')
  const words = useProblemWords()
  const router = useRouter()
  const [isBusy, setBusy] = useState(false)
  const retry = async () => {
    setBusy(true)
    const outcome = await retryDeliveryAction({ id }).catch(() => null)
    setBusy(false)
    if (outcome?.ok) toast(t('retried'))
    else toast(words(outcome?.problem ?? { code: 'unreachable' }), { kind: 'problem' })
    router.refresh()
  }
  return (
    <Button small aria-label={`${t('retry')}: ${alert}`} busy={isBusy} offBecause={offBecause} onClick={retry}>
      {t('retry')}
    </Button>
  )
}
