/** One place of a cluster: which certificates stand there, every check with what to do, and the lines to run. */
import { useTranslations } from 'next-intl'
import { routes } from '@/components/patterns/routes'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/link'
import type { CheckState } from '@/lib/domain/certificates/places/place-check'
import type { ClusterCertificates, PlacedChain, PlaceView } from '@/lib/features/certificates/types'
import { CommandLines, markOfCheck, PlaceFindings } from './chain-findings'
import { ConfirmTrust } from './confirm-trust'
import { DaysLeft } from './days-left'
import { IdentityForm } from './identity-form'
import { placeAnchor } from './topology-picture'

interface PlaceSectionProps {
  place: PlaceView
  certificates: ClusterCertificates
  mayWrite: boolean
}

const tones: Record<CheckState, BadgeTone> = { met: 'good', warning: 'warn', broken: 'bad', unknown: 'soft' }

export function PlaceSection({ place, certificates, mayWrite }: PlaceSectionProps) {
  const t = useTranslations('chains')
  const words = useTranslations('certificates')
  const id = placeAnchor(place.place)
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="panel min-w-0 scroll-mt-4">
      <div className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-b border-edge px-4 py-2.5">
        <h2 id={`${id}-title`} className="font-semibold">
          {words(`places.${place.place}`)}
        </h2>
        <p className="text-xs text-ink-soft">{t('tab.heldBy', { holder: words(`holders.${place.holder}`) })}</p>
        <span className="ms-auto">
          <Badge tone={tones[place.state]} mark={markOfCheck[place.state]}>
            {words(`states.${place.state}`)}
          </Badge>
        </span>
      </div>
      <div className="px-4">
        <p className="py-2.5 text-ink-soft">{t(`tab.about.${place.place}`)}</p>
        {place.isProven && <p className="pb-2.5">{t('tab.proven')}</p>}
        {place.judgements.map(({ chain, findings }) => (
          <div key={chain?.id ?? findings[0]?.check} className="border-t border-hairline">
            {chain && <ChainLine chain={chain} />}
            <PlaceFindings findings={findings} lines={[]} />
          </div>
        ))}
        {place.lines.length > 0 && <CommandLines lines={place.lines} />}
        <Deeds place={place} certificates={certificates} mayWrite={mayWrite} />
      </div>
    </section>
  )
}

function ChainLine({ chain }: { chain: PlacedChain }) {
  const t = useTranslations('chains')
  const { id, subject, host, port, addresses, source, daysLeft } = chain
  return (
    <p className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 pt-3">
      <TextLink href={routes.certificate(id)} className="host font-semibold">
        {subject}
      </TextLink>
      <span className="host text-xs text-ink-soft">
        {source === 'probed' ? `${host}:${port}, ${addresses.join(', ')}` : t(`sources.${source}`)}
      </span>
      <span className="ms-auto text-xs">
        <DaysLeft days={daysLeft} isWord />
      </span>
    </p>
  )
}

/** What a person can do for the place from here. */
function Deeds({ place: { place, state }, certificates, mayWrite }: PlaceSectionProps) {
  const t = useTranslations('chains.tab')
  const { clusterId, identity, hasProbeCertificate, hasCloudChain } = certificates
  const look = 'flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-hairline py-3'
  if (place === 'authentication-service') return null
  if (place === 'client-identity') {
    return (
      <div className="border-t border-hairline py-3">
        <IdentityForm clusterId={clusterId} identity={identity} mayWrite={mayWrite} />
      </div>
    )
  }
  return (
    <div className={look}>
      <TextLink href={`${routes.checkChain}?cluster=${clusterId}&place=${place}`}>{t('check')}</TextLink>
      {place === 'webex-trust' && <TextLink href={routes.cloudChain}>{t('cloudChain')}</TextLink>}
      {place === 'webex-trust' && !hasProbeCertificate && (
        <TextLink href={routes.clusterSettings(clusterId)}>{t('addProbeCertificate')}</TextLink>
      )}
      {place === 'webex-trust' && state !== 'met' && (
        <ConfirmTrust
          clusterId={clusterId}
          offBecause={mayWrite ? !hasCloudChain && t('offNoCloudChain') : t('offRole')}
        />
      )}
    </div>
  )
}
