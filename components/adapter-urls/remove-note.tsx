'use client'

/** Takes a note back at once, and offers to put it there again. */
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useProblemWords } from '@/components/patterns/form/words'
import { toast } from '@/components/patterns/toast'
import { Button } from '@/components/ui/button'
import { assignAdapterAction, unassignAdapterAction } from '@/lib/features/provisioning/actions'

interface RemoveNoteProps {
  clusterId: string
  enterprise: string
  /** What is noted: `uc-one` or the id of a template. */
  target: string
  name: string
  offBecause: string | false
}

export function RemoveNote({ clusterId, enterprise, target, name, offBecause }: RemoveNoteProps) {
  const t = useTranslations('adapterUrls')
  const problemWords = useProblemWords()
  const router = useRouter()
  const [isBusy, setBusy] = useState(false)
  const putBack = async () => {
    const outcome = await assignAdapterAction({ clusterId, enterprise, target }).catch(() => null)
    if (!outcome?.ok) toast(problemWords(outcome?.problem ?? { code: 'unavailable' }), { kind: 'problem' })
    router.refresh()
  }
  const remove = async () => {
    setBusy(true)
    const outcome = await unassignAdapterAction({ clusterId, enterprise }).catch(() => null)
    setBusy(false)
    if (outcome?.ok) toast(t('removed', { name }), { undo: putBack })
    else toast(problemWords(outcome?.problem ?? { code: 'unavailable' }), { kind: 'problem' })
    router.refresh()
  }
  return (
    <Button small busy={isBusy} offBecause={offBecause} aria-label={t('removeOf', { name })} onClick={remove}>
      {t('remove')}
    </Button>
  )
}
