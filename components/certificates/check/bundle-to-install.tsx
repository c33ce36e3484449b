'use client'

/** The bundle in the right order: to download, and for an admin to save to its place. */
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FormProblem } from '@/components/patterns/form/form-problem'
import { routes } from '@/components/patterns/routes'
import { Button } from '@/components/ui/button'
import { TextLink } from '@/components/ui/link'
import { StateMark } from '@/components/ui/state-mark'
import { type Problem, refuse } from '@/lib/domain/result'
import { saveChainAction } from '@/lib/features/inspection/actions'
import type { ChainReport, CheckedChain } from '@/lib/features/inspection/types'
import { DownloadButton } from '../download-button'

interface BundleProps {
  chain: CheckedChain
  report: ChainReport
  mayWrite: boolean
  /** Which chain, where there are several. */
  of: string
}

export function BundleToInstall({ chain, report, mayWrite, of }: BundleProps) {
  const t = useTranslations('inspection.bundle')
  const { bundle } = chain
  const title = t(chain.chain ? 'title' : 'titleStore')
  const isIncomplete = chain.chain?.missing && chain.held.length === 0
  if (bundle.entries.length === 0) return null
  return (
    <section aria-label={`${title}${of}`} className="mt-2 border-t border-edge pt-3">
      <h3 className="text-base font-semibold">{title}</h3>
      <ol className="mt-2 grid gap-1">
        {bundle.entries.map(({ name, origin }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the order is what the list says
          <li key={at} className="flex gap-3">
            <span className="w-4 shrink-0 text-end tabular-nums text-ink-soft">{at + 1}</span>
            <span className="host min-w-0">
              {name} {origin === 'held' && <span className="text-ink-soft">{t('held')}</span>}
            </span>
          </li>
        ))}
        {bundle.leftOut.map(({ name, because }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same certificate may be left out twice
          <li key={`out ${at}`} className="flex gap-3 text-ink-soft">
            <span aria-hidden="true" className="w-4 shrink-0 text-end">
              –
            </span>
            <span className="host min-w-0">
              {name}, {t(`leftOut.${because}`)}
            </span>
          </li>
        ))}
      </ol>
      {isIncomplete && (
        <p className="mt-2 flex items-start gap-2">
          <StateMark state="degraded" className="mt-0.75" />
          {t('incomplete')}
        </p>
      )}
      <div className="mt-3 flex flex-wrap items-start gap-2">
        <DownloadButton fileName={`${t('fileName')}.pem`} content={{ text: bundle.pem }}>
          {t('downloadPem')}
        </DownloadButton>
        <DownloadButton fileName={`${t('fileName')}.p7b`} content={{ base64: bundle.pkcs7 }}>
          {t('downloadPkcs7')}
        </DownloadButton>
        <Save pem={bundle.pem} report={report} mayWrite={mayWrite} />
      </div>
    </section>
  )
}

function useSave(pem: string, { cluster, place, host }: ChainReport) {
  const [state, setState] = useState<'idle' | 'saving' | 'saved'>('idle')
  const [problem, setProblem] = useState<Problem | null>(null)
  const save = async () => {
    if (!cluster || !place || state !== 'idle') return
    setState('saving')
    const isServer = place === 'public-server' || place === 'internal-server'
    const input = { clusterId: cluster.id, place, host: isServer ? host : '', certificatesPem: pem }
    const saved = await saveChainAction(input).catch(() => refuse('unreachable'))
    setState(saved.ok ? 'saved' : 'idle')
    setProblem(saved.ok ? null : saved.problem)
  }
  return { state, problem, save }
}

function Save({ pem, report, mayWrite }: { pem: string; report: ChainReport; mayWrite: boolean }) {
  const t = useTranslations('inspection.bundle')
  const places = useTranslations('certificates.places')
  const { state, problem, save } = useSave(pem, report)
  const { cluster, place } = report
  const off = mayWrite ? (!cluster || !place) && t('offPlace') : t('offRole')
  if (state === 'saved' && cluster && place) {
    return (
      <p role="status" className="flex min-h-9 flex-wrap items-center gap-2">
        <StateMark state="up" />
        {t('saved', { place: places(place), name: cluster.name })}
        <TextLink href={routes.clusterCertificates(cluster.id)}>{t('open')}</TextLink>
      </p>
    )
  }
  return (
    <div className="flex flex-col gap-1.5">
      <Button look="primary" busy={state === 'saving'} offBecause={off} onClick={save}>
        {t('save')}
      </Button>
      {off && <p className="max-w-64 text-xs text-ink-soft">{off}</p>}
      <FormProblem problem={problem} />
    </div>
  )
}
