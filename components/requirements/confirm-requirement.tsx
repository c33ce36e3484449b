'use client'

/** Confirms one requirement, or takes that back; each offers the way back. */
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useProblemWords } from '@/components/patterns/form/words'
import { toast } from '@/components/patterns/toast'
import { Button } from '@/components/ui/button'
import type { RequirementId } from '@/lib/domain/requirements/ids'
import { confirmRequirementAction, withdrawRequirementAction } from '@/lib/features/requirements/actions'

interface ConfirmRequirementProps {
  clusterId: string
  requirement: RequirementId
  basis: string
  state: 'open' | 'confirmed' | 'outdated'
  /** Said by the server, so that the page sends no other words. */
  words: Record<'confirm' | 'again' | 'withdraw' | 'confirmed' | 'withdrawn' | 'offRole' | 'name', string>
}

export function ConfirmRequirement({ clusterId, requirement, basis, state, words }: ConfirmRequirementProps) {
  const problemWords = useProblemWords()
  const router = useRouter()
  const [isBusy, setBusy] = useState(false)
  const send = async (verb: 'confirm' | 'withdraw', undo?: () => void) => {
    setBusy(true)
    const call =
      verb === 'confirm'
        ? confirmRequirementAction({ clusterId, requirement, basis })
        : withdrawRequirementAction({ clusterId, requirement })
    const outcome = await call.catch(() => null)
    setBusy(false)
    if (!outcome?.ok) {
      toast(problemWords(outcome?.problem ?? { code: 'unavailable' }), { kind: 'problem' })
      return
    }
    toast(verb === 'confirm' ? words.confirmed : words.withdrawn, { undo })
    router.refresh()
  }
  const confirm = () => send('confirm', () => void send('withdraw'))
  const withdraw = () => send('withdraw', () => void send('confirm'))
  return (
    <>
      {state !== 'confirmed' && (
        <Button
          small
          busy={isBusy}
          offBecause={words.offRole}
          aria-label={`${labelOf(state, words)}: ${words.name}`}
          onClick={confirm}
        >
          {labelOf(state, words)}
        </Button>
      )}
      {state !== 'open' && (
        <Button
          small
          look="plain"
          busy={isBusy}
          offBecause={words.offRole}
          aria-label={`${words.withdraw}: ${words.name}`}
          onClick={withdraw}
        >
          {words.withdraw}
        </Button>
      )}
    </>
  )
}

function labelOf(state: ConfirmRequirementProps['state'], words: ConfirmRequirementProps['words']): string {
  return state === 'outdated' ? words.again : words.confirm
}
