/** One stored chain: what it is, the chain as it is drawn, what to do about it, and what happened to it. */
import { useFormatter, useTranslations } from 'next-intl'
import { PageHeader } from '@/components/patterns/page-header'
import { DateTime } from '@/components/patterns/relative-time'
import { routes } from '@/components/patterns/routes'
import { ButtonLink } from '@/components/ui/button'
import { TextLink } from '@/components/ui/link'
import type { ChainPage } from '@/lib/features/certificates/types'
import { PlaceFindings, RuleFindings, TriedPaths } from './chain-findings'
import { ChainHistory } from './chain-history'
import { WorstFinding } from './chain-table'
import { CertificateCard, ChainCards } from './chain-view'
import { endOf } from './finding-words'

export function ChainDetail({ page }: { page: ChainPage }) {
  const t = useTranslations('chains')
  const isRead = page.chain !== null || page.store.length > 0
  return (
    <>
      <Head page={page} />
      <div className="grid items-start gap-6 pb-8 wide:grid-cols-[minmax(0,26rem)_minmax(0,1fr)]">
        <section aria-labelledby="chain">
          <h2 id="chain" className="mb-3 flex items-baseline gap-2 font-semibold">
            {t(page.chain ? 'chain.title' : isRead ? 'chain.store' : 'chain.unreadable')}
            {page.chain && <span className="text-xs font-normal text-ink-soft">{t('chain.note')}</span>}
          </h2>
          {page.chain ? (
            <ChainCards chain={page.chain} now={page.now} held={<Held held={page.held} />} />
          ) : (
            <ul className="grid gap-2">
              {!isRead && <li className="panel border-dashed! border-bad! px-4 py-3">{t('chain.unreadableText')}</li>}
              {page.store.map((certificate) => (
                <li key={certificate.fingerprint}>
                  <CertificateCard certificate={certificate} now={page.now} />
                </li>
              ))}
            </ul>
          )}
          <Roots page={page} />
        </section>
        <div className="flex min-w-0 flex-col gap-6">
          <section aria-labelledby="place">
            <h2 id="place" className="border-b border-edge pb-2 font-semibold">
              {t('findings.inPlace')}
            </h2>
            <PlaceFindings findings={page.findings} lines={page.lines} />
          </section>
          {page.chain && (
            <section aria-labelledby="rules">
              <h2 id="rules" className="border-b border-edge pb-2 font-semibold">
                {t('findings.ofChain')}
              </h2>
              <RuleFindings findings={page.chain.findings} />
              <TriedPaths tried={page.chain.tried} />
            </section>
          )}
          {page.bundle.length > 0 && <Bundle page={page} />}
          <ChainHistory events={page.history} />
        </div>
      </div>
    </>
  )
}

function Head({ page }: { page: ChainPage }) {
  const t = useTranslations('chains')
  const words = useTranslations('certificates')
  const { subject, host, port, address, source, clusterId, clusterName } = page
  return (
    <PageHeader
      crumbs={[{ label: t('title'), href: routes.certificates }]}
      here={subject}
      title={subject}
      badge={<WorstFinding worst={page.worst} worstCheck={page.worstCheck} hasEnded={hasEnded(page.findings[0])} />}
      actions={<NextSteps page={page} />}
      text={
        <>
          {t.rich('detail.text', {
            place: words(`places.${page.place}`),
            cluster: () => <TextLink href={routes.clusterCertificates(clusterId)}>{clusterName}</TextLink>,
          })}{' '}
          {source === 'probed'
            ? t.rich('detail.presented', {
                address: `${address}:${port}`,
                host,
                time: () => <DateTime at={page.changedAt} />,
              })
            : t.rich('detail.stored', {
                source: t(`sources.${source}`),
                time: () => <DateTime at={page.changedAt} />,
              })}{' '}
          {page.goneAt && t.rich('detail.gone', { time: () => <DateTime at={page.goneAt ?? ''} /> })}
          <Others page={page} />
        </>
      }
    />
  )
}

/** The findings stand worst first. */
const hasEnded = (worst: ChainPage['findings'][number] | undefined) =>
  worst?.breach !== undefined && endOf.has(worst.breach.rule)

/** Where a repair begins, and where it is proven. */
function NextSteps({ page: { place, source, clusterId, host, port } }: { page: ChainPage }) {
  const t = useTranslations('chains')
  const here = `${routes.checkChain}?cluster=${clusterId}&place=${place}` as const
  return (
    <>
      {place === 'bridge-client' && <ButtonLink href={routes.authorities}>{t('detail.issue')}</ButtonLink>}
      {(place === 'public-server' || place === 'internal-server') && (
        <ButtonLink href={`${routes.createCertificate}?cluster=${clusterId}`}>{t('detail.request')}</ButtonLink>
      )}
      <ButtonLink href={here}>{t('detail.replace')}</ButtonLink>
      {source === 'probed' && (
        <ButtonLink href={`${here}&host=${host}&port=${port}`} icon="search">
          {t('detail.again')}
        </ButtonLink>
      )}
    </>
  )
}

/** The other addresses of the name: the same chain, or another one, each a link. */
function Others({ page }: { page: ChainPage }) {
  const t = useTranslations('chains')
  const format = useFormatter()
  const links = (isSame: boolean) => {
    const some = page.others.filter((one) => one.isSame === isSame)
    if (some.length === 0) return null
    const list = format.list(
      some.map(({ id, address }) => (
        <TextLink key={id} href={routes.certificate(id)}>
          {address}
        </TextLink>
      )),
      'and',
    )
    return (
      <span className="block">{t.rich(isSame ? 'detail.same' : 'detail.different', { addresses: () => list })}</span>
    )
  }
  return (
    <>
      {links(false)}
      {links(true)}
    </>
  )
}

function Held({ held }: { held: ChainPage['held'] }) {
  const t = useTranslations('chains')
  if (!held) return t('card.notHeld')
  return t.rich('card.heldBy', {
    name: () => <TextLink href={routes.certificate(held.chainId)}>{held.name}</TextLink>,
  })
}

function Roots({ page: { roots, chain } }: { page: ChainPage }) {
  const t = useTranslations('chains')
  if (!chain) return null
  return <p className="mt-3 text-xs text-ink-soft">{t('roots', { release: roots.release, added: roots.added })}</p>
}

function Bundle({ page }: { page: ChainPage }) {
  const t = useTranslations('chains')
  return (
    <section aria-labelledby="bundle">
      <h2 id="bundle" className="border-b border-edge pb-2 font-semibold">
        {t('bundle.title')}
      </h2>
      <div className="flex flex-wrap items-end gap-4 py-3">
        <ol className="host min-w-0 grow list-inside list-decimal marker:text-ink-soft">
          {page.bundle.map((name) => (
            <li key={name}>{name}</li>
          ))}
          {page.held && <li>{t('bundle.added', { name: page.held.name })}</li>}
        </ol>
        <ButtonLink href={routes.api.certificateBundle(page.id)} icon="download" look="secondary" download>
          {t('bundle.download')}
        </ButtonLink>
      </div>
      <p className="text-xs text-ink-soft">{t('bundle.text')}</p>
    </section>
  )
}
