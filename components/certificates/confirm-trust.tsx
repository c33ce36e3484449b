'use client'

/** Says that the lines were run: the trust store now holds the cloud's client chain. */
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useProblemWords } from '@/components/patterns/form/words'
import { toast } from '@/components/patterns/toast'
import { Button } from '@/components/ui/button'
import { confirmTrustAction } from '@/lib/features/certificates/actions'

export function ConfirmTrust({ clusterId, offBecause }: { clusterId: string; offBecause: string | false }) {
  const t = useTranslations('chains.tab')
  const words = useProblemWords()
  const router = useRouter()
  const [isBusy, setBusy] = useState(false)
  const confirm = async () => {
    setBusy(true)
    const outcome = await confirmTrustAction({ clusterId }).catch(() => null)
    setBusy(false)
    if (!outcome?.ok) return toast(words(outcome?.problem ?? { code: 'unreachable' }), { kind: 'problem' })
    toast(t('trustConfirmed'))
    router.refresh()
  }
  return (
    <Button small icon="check" busy={isBusy} offBecause={offBecause} onClick={confirm}>
      {t('confirmTrust')}
    </Button>
  )
}
