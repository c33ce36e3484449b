/** The authorities of the cloud's client certificate: every file with its pairs, the file to download, and the next one. */
import { useTranslations } from 'next-intl'
import { EmptyState } from '@/components/patterns/empty-state'
import { PageHeader } from '@/components/patterns/page-header'
import { Panel } from '@/components/patterns/panel'
import { DateTime } from '@/components/patterns/relative-time'
import { routes } from '@/components/patterns/routes'
import { Badge } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button'
import type { CloudChainPage, CloudChainView } from '@/lib/features/certificates/types'
import { CommandLines } from './chain-findings'
import { CertificateCard } from './chain-view'
import { CloudChainForm } from './cloud-chain-form'
import { RetireChain } from './retire-chain'

export function CloudChain({ page }: { page: CloudChainPage }) {
  const t = useTranslations('chains')
  const { chains, now, mayWrite } = page
  const current = chains.filter(({ retiredAt }) => retiredAt === null)
  const retired = chains.filter(({ retiredAt }) => retiredAt !== null)
  return (
    <>
      <PageHeader
        crumbs={[{ label: t('title'), href: routes.certificates }]}
        here={t('cloud.title')}
        title={t('cloud.title')}
        text={t('cloud.text')}
        actions={
          current.length > 0 && (
            <ButtonLink href={routes.api.cloudChain} icon="download" download>
              {t('cloud.download')}
            </ButtonLink>
          )
        }
      />
      <div className="flex flex-col gap-6 pb-8">
        {current.length > 1 && <p>{t('cloud.overlap', { count: current.length })}</p>}
        {current.length === 0 && (
          <div className="panel">
            <EmptyState title={t('cloud.emptyTitle')} text={t('cloud.emptyText')} />
          </div>
        )}
        {current.map((chain) => (
          <CloudFile key={chain.id} chain={chain} now={now} mayWrite={mayWrite} isLast={current.length === 1} />
        ))}
        <Panel title={t('cloud.addTitle')} note={t('cloud.addNote')}>
          <div className="max-w-180 p-4">
            <CloudChainForm id={page.newId} mayWrite={mayWrite} />
          </div>
        </Panel>
        {retired.map((chain) => (
          <CloudFile key={chain.id} chain={chain} now={now} mayWrite={mayWrite} isLast={false} />
        ))}
      </div>
    </>
  )
}

interface FileProps {
  chain: CloudChainView
  now: string
  mayWrite: boolean
  isLast: boolean
}

function CloudFile({ chain, now, mayWrite, isLast }: FileProps) {
  const t = useTranslations('chains.cloud')
  const { id, name, addedBy, addedAt, retiredAt, remindedDays, pairs, lines } = chain
  const offBecause = mayWrite ? isLast && t('offLast') : t('offRole')
  return (
    <Panel
      anchor={`file-${id}`}
      title={name}
      note={
        <>
          {t.rich('added', { by: addedBy, time: () => <DateTime at={addedAt} /> })}{' '}
          {retiredAt && t.rich('retired', { time: () => <DateTime at={retiredAt} /> })}
          {!retiredAt && remindedDays !== null && t('reminded', { days: remindedDays })}
        </>
      }
      action={
        <span className="flex items-center gap-3">
          {retiredAt ? <Badge tone="soft">{t('retiredBadge')}</Badge> : <Badge tone="good">{t('current')}</Badge>}
          <RetireChain id={id} name={name} isRetired={retiredAt !== null} offBecause={offBecause} />
        </span>
      }
    >
      <ul className="grid gap-4 p-4">
        {pairs.map(({ root, issuing }) => (
          <li key={issuing.fingerprint} className="grid gap-2 rail:grid-cols-2">
            <CertificateCard certificate={root} now={now} />
            <CertificateCard certificate={issuing} now={now} />
          </li>
        ))}
      </ul>
      {!retiredAt && (
        <details className="border-t border-hairline px-4 py-3">
          <summary className="font-medium">{t('lines')}</summary>
          <p className="py-2 text-xs text-ink-soft">{t('linesText')}</p>
          <CommandLines lines={lines} />
        </details>
      )}
    </Panel>
  )
}
