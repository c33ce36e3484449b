'use client'

/** The location of one country as a choice that is saved at once, with the way back in the note. */
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useDeed } from '@/components/patterns/deed'
import { toast } from '@/components/patterns/toast'
import { SelectControl } from '@/components/ui/select-control'
import { type CallInLocationCode, callInLocationCodes } from '@/lib/domain/locales/call-in'
import { chooseCallInAction } from '@/lib/features/locales/actions'
import type { CallInRow } from '@/lib/features/locales/types'

export function CallInChoice({ row }: { row: CallInRow }) {
  const t = useTranslations('locales.callIn')
  const deed = useDeed()
  const router = useRouter()
  const [pending, setPending] = useState<CallInLocationCode | null>(null)
  const { country, name, location, usualLocation, because } = row

  const choose = async (next: CallInLocationCode, seen: CallInLocationCode, canUndo: boolean) => {
    setPending(next)
    const chosen = await deed.run(chooseCallInAction({ country, location: next, seen }))
    setPending(null)
    if (!chosen) return
    toast(
      t('saved', { country: name, location: next }),
      canUndo ? { undo: () => choose(seen, next, false) } : undefined,
    )
    router.refresh()
  }

  return (
    <span className="relative z-10 flex flex-wrap items-center gap-x-3 gap-y-1">
      <SelectControl
        frame="inline-block w-30"
        aria-label={t('choose', { country: name })}
        aria-busy={pending !== null}
        value={pending ?? location}
        options={callInLocationCodes.map((code) => ({ value: code, label: code }))}
        onChange={(event) => choose(event.target.value as CallInLocationCode, location, true)}
      />
      {because === 'partner' && (
        <button
          type="button"
          onClick={() => choose(usualLocation, location, true)}
          className="text-xs font-medium text-link hover:underline"
        >
          {t('reset', { location: usualLocation })}
        </button>
      )}
    </span>
  )
}
