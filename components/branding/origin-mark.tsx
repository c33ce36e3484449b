'use client'

/** Beside each setting: who decided it, and the way back to the level above. */
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { createContext, type ReactNode, useContext, useState } from 'react'
import { answerOf } from '@/components/patterns/deed'
import { useProblemWords } from '@/components/patterns/form/words'
import { toast } from '@/components/patterns/toast'
import type { BrandOrigin } from '@/lib/domain/branding/inheritance'
import { resetBrandingAction } from '@/lib/features/branding/actions'
import type { BrandingForm } from '@/lib/features/branding/types'

interface Level {
  data: BrandingForm
  partnerName: string
  mayWrite: boolean
  /** The version of the level as this page knows it: every change made here moves it on. */
  version: { current: number }
}

const LevelContext = createContext<Level | null>(null)

export function BrandingLevel({ children, ...level }: Level & { children: ReactNode }) {
  return <LevelContext value={level}>{children}</LevelContext>
}

export function useLevel(): Level {
  const level = useContext(LevelContext)
  if (!level) throw new Error('a mark of branding stands outside its level')
  return level
}

interface OriginMarkProps {
  /** Field or logo. */
  name: string
  label: string
  /** Of a logo; a field's is known. */
  origin?: BrandOrigin
}

export function OriginMark({ name, label, origin: given }: OriginMarkProps) {
  const t = useTranslations('branding.origin')
  const { data, partnerName, mayWrite } = useLevel()
  const isOwn = data.own.includes(name)
  const origin = given ?? data.origin[name] ?? 'vendor'
  const words = isOwn
    ? t(data.customerId === null ? 'ownPartner' : 'ownCustomer')
    : origin === 'vendor'
      ? t('fromVendor')
      : t('fromPartner', { partner: partnerName })
  return (
    <span className="-mt-1 flex flex-wrap items-center gap-x-2 text-xs text-ink-soft">
      <span className={isOwn ? 'font-semibold text-ink' : ''}>{words}</span>
      {isOwn && mayWrite && <ResetButton name={name} label={label} />}
    </span>
  )
}

export function ResetButton({ name, label }: { name: string; label: string }) {
  const t = useTranslations('branding.origin')
  const reset = useReset()
  const [isBusy, setBusy] = useState(false)
  return (
    <button
      type="button"
      aria-label={t('resetName', { name: label })}
      aria-busy={isBusy || undefined}
      className="rounded-xs font-medium text-link hover:underline"
      onClick={async () => {
        setBusy(true)
        const problem = await reset(name)
        setBusy(false)
        if (problem) toast(problem, { kind: 'problem' })
        else toast(t('isReset', { name: label }))
      }}
    >
      {t('reset')}
    </button>
  )
}

/** Resets one setting, or all with `null`; answers a sentence when it was refused. */
export function useReset(): (name: string | null) => Promise<string | null> {
  const { data, version } = useLevel()
  const words = useProblemWords()
  const router = useRouter()
  return async (name) => {
    const input = { customerId: data.customerId, version: version.current, name }
    const answer = await answerOf(resetBrandingAction(input))
    if (!answer.ok) return words(answer.problem)
    version.current = answer.value.version
    router.refresh()
    return null
  }
}
