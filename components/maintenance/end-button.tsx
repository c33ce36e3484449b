'use client'

/** Ends maintenance that runs, or cancels one that is still to come. */
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ConfirmDialog } from '@/components/patterns/confirm-dialog'
import { useProblemWords } from '@/components/patterns/form/words'
import { toast } from '@/components/patterns/toast'
import { Button } from '@/components/ui/button'
import { endMaintenanceAction } from '@/lib/features/maintenance/actions'

interface EndButtonProps {
  id: string
  state: 'running' | 'planned'
  reason: string
  offBecause: string | false
}

export function EndButton({ id, state, reason, offBecause }: EndButtonProps) {
  const t = useTranslations(`maintenance.${state === 'running' ? 'end' : 'cancel'}`)
  const words = useProblemWords()
  const router = useRouter()
  const [isAsking, setAsking] = useState(false)
  const confirm = async () => {
    const outcome = await endMaintenanceAction({ id })
    if (!outcome.ok) return words(outcome.problem)
    toast(t('done'))
    router.refresh()
    return null
  }
  return (
    <>
      <Button small aria-label={`${t('verb')}: ${reason}`} offBecause={offBecause} onClick={() => setAsking(true)}>
        {t('verb')}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={t('title')}
          text={t('text')}
          verb={t('confirm')}
          cancel={t('keep')}
          onConfirm={confirm}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}
