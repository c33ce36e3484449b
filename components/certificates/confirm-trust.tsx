'use client'

/** Says that the lines were run: the trust store now holds the cloud's client chain. */
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useDeed } from '@/components/patterns/deed'
import { toast } from '@/components/patterns/toast'
import { Button } from '@/components/ui/button'
import { confirmTrustAction } from '@/lib/features/certificates/actions'

export function ConfirmTrust({ clusterId, offBecause }: { clusterId: string; offBecause: string | false }) {
  const t = useTranslations('chains.tab')
  const deed = useDeed()
  const router = useRouter()
  const confirm = async () => {
    if (!(await deed.run(confirmTrustAction({ clusterId })))) return
    toast(t('trustConfirmed'))
    router.refresh()
  }
  return (
    <Button small icon="check" busy={deed.isBusy} offBecause={offBecause} onClick={confirm}>
      {t('confirmTrust')}
    </Button>
  )
}
