'use client'

/** One chain: drawn at the left, its findings and the bundle to install at the right. */
import { useFormatter, useTranslations } from 'next-intl'
import type { ChainReport, CheckedChain } from '@/lib/features/inspection/types'
import { PlaceFindings, RuleFindings, TriedPaths } from '../chain-findings'
import { CertificateCard, ChainCards } from '../chain-view'
import { BundleToInstall } from './bundle-to-install'

interface CheckedChainProps {
  chain: CheckedChain
  report: ChainReport
  mayWrite: boolean
  isOnly: boolean
}

const printProtocol = (protocol: string) => protocol.replace('TLSv', 'TLS ')

export function CheckedChainView({ chain, report, mayWrite, isOnly }: CheckedChainProps) {
  const t = useTranslations('inspection.report')
  const format = useFormatter()
  const { addresses, protocols } = chain
  const list = (items: readonly string[]) => format.list(items, { type: 'conjunction' })
  const of = isOnly ? '' : `: ${list(addresses)}`
  return (
    <div className="mt-6 border-t border-edge pt-4">
      {addresses.length > 0 && (
        <p className="mb-3 flex flex-wrap gap-x-4">
          <span className={isOnly ? 'host text-ink-soft' : 'host font-semibold'}>
            {t('from', { addresses: list(addresses) })}
          </span>
          {protocols.length > 0 && (
            <span className="text-ink-soft">{t('protocols', { protocols: list(protocols.map(printProtocol)) })}</span>
          )}
        </p>
      )}
      <div className="grid grid-cols-1 gap-x-8 gap-y-6 wide:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        <Drawing chain={chain} now={report.checkedAt} of={of} />
        <div className="min-w-0">
          <Findings chain={chain} of={of} />
          <BundleToInstall chain={chain} report={report} mayWrite={mayWrite} of={of} />
        </div>
      </div>
    </div>
  )
}

/** `of` tells regions of the same kind apart where several chains are shown. */
interface PartProps {
  chain: CheckedChain
  of: string
}

function Drawing({ chain: { chain, store, held }, now, of }: PartProps & { now: string }) {
  const t = useTranslations('inspection.report')
  const words = useTranslations('chains.chain')
  const format = useFormatter()
  if (chain) {
    const names = format.list(held, { type: 'conjunction' })
    return (
      <section aria-label={`${words('title')}${of}`} className="min-w-0">
        <Head title={words('title')} note={words('note')} />
        <ChainCards chain={chain} now={now} held={held.length > 0 ? t('heldHere', { names }) : undefined} />
      </section>
    )
  }
  return (
    <section aria-label={`${t('store')}${of}`} className="min-w-0">
      <Head title={t('store')} note={t('storeNote')} />
      <ul className="grid gap-2">
        {store.map((certificate, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same certificate may stand there twice
          <li key={`${certificate.fingerprint} ${at}`}>
            <CertificateCard certificate={certificate} now={now} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Head({ title, note }: { title: string; note?: string }) {
  return (
    <div className="mb-3 flex items-baseline gap-2">
      <h3 className="text-base font-semibold">{title}</h3>
      {note && <p className="text-xs text-ink-soft">{note}</p>}
    </div>
  )
}

function Findings({ chain: { chain, findings, lines }, of }: PartProps) {
  const t = useTranslations('inspection.report')
  const words = useTranslations('chains.findings')
  const hasPlace = findings.length > 0
  return (
    <section aria-label={`${words('title')}${of}`}>
      <Head title={words('title')} />
      <div className="border-t border-edge">
        {hasPlace && <PlaceFindings findings={findings} lines={lines} />}
        {chain && !hasPlace && <RuleFindings findings={chain.findings} />}
        {chain && hasPlace && chain.findings.length > 0 && (
          <details className="border-t border-hairline py-3">
            <summary className="font-semibold">{t('validator', { count: chain.findings.length })}</summary>
            <RuleFindings findings={chain.findings} />
          </details>
        )}
        {chain && <TriedPaths tried={chain.tried} />}
      </div>
    </section>
  )
}
