'use client'

/** The location of one country as a choice that is saved at once, with the way back in the note. */
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useDeed } from '@/components/patterns/deed'
import { toast } from '@/components/patterns/toast'
import { Icon } from '@/components/ui/icons/icon'
import { inputLook } from '@/components/ui/input-look'
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
      <span className="relative inline-block w-30">
        <select
          aria-label={t('choose', { country: name })}
          aria-busy={pending !== null}
          value={pending ?? location}
          onChange={(event) => choose(event.target.value as CallInLocationCode, location, true)}
          className={`appearance-none pe-8 ${inputLook(false)}`}
        >
          {callInLocationCodes.map((code) => (
            <option key={code} value={code} className="bg-surface text-ink">
              {code}
            </option>
          ))}
        </select>
        <Icon name="down" size={14} className="pointer-events-none absolute end-3 top-2.75 text-ink-soft" />
      </span>
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
