'use client'

/** One logo: what is stored, where it comes from, and a way to send another. The form beside it is not touched. */
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import * as z from 'zod/mini'
import { useProblemWords } from '@/components/patterns/form/words'
import { routes } from '@/components/patterns/routes'
import { toast } from '@/components/patterns/toast'
import { Button } from '@/components/ui/button'
import { StateMark } from '@/components/ui/state-mark'
import { type ColorMode, surfaces } from '@/lib/domain/branding/colors'
import { logoLimits } from '@/lib/domain/branding/logos'
import type { Problem } from '@/lib/domain/result'
import { OriginMark, useLevel } from './origin-mark'

const answer = z.object({ version: z.number() })
const refusal = z.object({
  problem: z.object({
    code: z.string(),
    params: z.optional(z.record(z.string(), z.union([z.string(), z.number()]))),
  }),
})

export function LogoUpload({ mode, offBecause }: { mode: ColorMode; offBecause: string | false }) {
  const t = useTranslations('branding.logo')
  const words = useProblemWords()
  const router = useRouter()
  const { data, version } = useLevel()
  const file = useRef<HTMLInputElement>(null)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const logo = data.logos[mode]
  const name = mode === 'light' ? 'lightLogo' : 'darkLogo'

  const send = async (chosen: File | undefined) => {
    if (!chosen || offBecause || isBusy) return
    setBusy(true)
    setProblem(null)
    const outcome = await upload({ customerId: data.customerId, version: version.current, mode }, chosen)
    setBusy(false)
    if (file.current) file.current.value = ''
    if ('problem' in outcome) return setProblem(words(outcome.problem))
    version.current = outcome.version
    toast(t('stored'))
    router.refresh()
  }

  return (
    <section aria-label={t(mode)} className="flex min-w-0 flex-col gap-2">
      <h3 className="font-medium">{t(mode)}</h3>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button is the first */}
      <div
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault()
          send(event.dataTransfer.files[0])
        }}
        style={{ backgroundColor: surfaces[mode].background, color: mode === 'light' ? '#121212' : '#ffffff' }}
        className="flex h-28 items-center justify-center rounded-control border border-edge p-4"
      >
        {logo ? (
          // biome-ignore lint/performance/noImgElement: drawn by the hub itself, images are not optimised
          <img src={routes.api.logo(logo.id)} alt={t('alt', { mode: t(mode) })} className="max-h-full max-w-full" />
        ) : (
          <span className="text-center text-xs">{t('none')}</span>
        )}
      </div>
      <p className="min-h-4 text-xs text-ink-soft">{logo && t('facts', { ...logo })}</p>
      <OriginMark name={name} label={t('alt', { mode: t(mode) })} origin={logo?.origin ?? 'vendor'} />
      <div className="flex flex-wrap items-center gap-2">
        <input
          ref={file}
          type="file"
          accept=".png,.svg,image/png,image/svg+xml"
          aria-label={t('chooseName', { mode: t(mode) })}
          tabIndex={-1}
          className="spoken"
          onChange={(event) => send(event.target.files?.[0])}
        />
        <Button small busy={isBusy} offBecause={offBecause} onClick={() => file.current?.click()}>
          {t(isBusy ? 'sending' : logo ? 'replace' : 'choose')}
        </Button>
        <span className="text-xs text-ink-soft">{t('drop')}</span>
      </div>
      <p role="alert" className="text-xs text-bad empty:hidden">
        {problem && (
          <span className="flex items-start gap-1.5">
            <StateMark state="down" size={12} className="mt-0.5 shrink-0" />
            {problem}
          </span>
        )}
      </p>
    </section>
  )
}

interface Place {
  customerId: string | null
  version: number
  mode: ColorMode
}

/** Sends the file to the route handler; a file that is too large is not even read. */
async function upload(place: Place, file: File): Promise<{ version: number } | { problem: Problem }> {
  if (file.size > logoLimits.kibibytes * 1024)
    return { problem: { code: 'logo-too-large', params: { maximum: logoLimits.kibibytes } } }
  try {
    const body = JSON.stringify({ ...place, content: await base64Of(file) })
    const response = await fetch(routes.api.logos, { method: 'POST', body })
    const said: unknown = await response.json()
    return response.ok ? answer.parse(said) : refusal.parse(said)
  } catch {
    return { problem: { code: 'unreachable' } }
  }
}

function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '')
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })
}
