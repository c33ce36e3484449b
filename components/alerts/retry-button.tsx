'use client'

/** Tries a delivery again at once. */
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useDeed } from '@/components/patterns/deed'
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
  const deed = useDeed()
  const router = useRouter()
  const retry = async () => {
    if (await deed.run(retryDeliveryAction({ id }))) toast(t('retried'))
    router.refresh()
  }
  return (
    <Button small aria-label={`${t('retry')}: ${alert}`} busy={deed.isBusy} offBecause={offBecause} onClick={retry}>
      {t('retry')}
    </Button>
  )
}
