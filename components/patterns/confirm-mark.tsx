'use client'

/** Confirms what only a person can have seen, or takes that back; each offers the way back. */
import { useRouter } from 'next/navigation'
import { Button } from '@/components/ui/button'
import type { Result } from '@/lib/domain/result'
import { useDeed } from './deed'
import { toast } from './toast'

export interface ConfirmMarkWords {
  confirm: string
  again: string
  withdraw: string
  confirmed: string
  withdrawn: string
  /** Why the buttons are off; '' where they are not. */
  offRole: string
  name: string
}

interface ConfirmMarkProps {
  state: 'open' | 'confirmed' | 'outdated'
  confirm: () => Promise<Result<null>>
  withdraw: () => Promise<Result<null>>
  /** Said by the server, so that the page sends no other words. */
  words: ConfirmMarkWords
}

export function ConfirmMark({ state, confirm, withdraw, words }: ConfirmMarkProps) {
  const deed = useDeed()
  const router = useRouter()
  const send = async (verb: 'confirm' | 'withdraw', undo?: () => void) => {
    if (!(await deed.run(verb === 'confirm' ? confirm() : withdraw()))) return
    toast(verb === 'confirm' ? words.confirmed : words.withdrawn, { undo })
    router.refresh()
  }
  const label = state === 'outdated' ? words.again : words.confirm
  return (
    <>
      {state !== 'confirmed' && (
        <Button
          small
          busy={deed.isBusy}
          offBecause={words.offRole}
          aria-label={`${label}: ${words.name}`}
          onClick={() => send('confirm', () => void send('withdraw'))}
        >
          {label}
        </Button>
      )}
      {state !== 'open' && (
        <Button
          small
          look="plain"
          busy={deed.isBusy}
          offBecause={words.offRole}
          aria-label={`${words.withdraw}: ${words.name}`}
          onClick={() => send('withdraw', () => void send('confirm'))}
        >
          {words.withdraw}
        </Button>
      )}
    </>
  )
}
