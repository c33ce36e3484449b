'use client'

/** Confirms one need of provisioning by API, or takes that back. */
import { ConfirmMark, type ConfirmMarkWords } from '@/components/patterns/confirm-mark'
import type { ApiNeedId } from '@/lib/domain/provisioning/api-access'
import { confirmApiNeedAction, withdrawApiNeedAction } from '@/lib/features/provisioning/actions'

interface ConfirmApiNeedProps {
  need: ApiNeedId
  isConfirmed: boolean
  words: ConfirmMarkWords
}

export function ConfirmApiNeed({ need, isConfirmed, words }: ConfirmApiNeedProps) {
  return (
    <ConfirmMark
      state={isConfirmed ? 'confirmed' : 'open'}
      confirm={() => confirmApiNeedAction({ need })}
      withdraw={() => withdrawApiNeedAction({ need })}
      words={words}
    />
  )
}
