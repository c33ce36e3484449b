/** One place of a cluster: which certificates stand there, every check with what to do, and the lines to run. */
import { useTranslations } from 'next-intl'
import { routes } from '@/components/patterns/routes'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/link'
import { StateMark } from '@/components/ui/state-mark'
import type { CheckState, PlaceFinding } from '@/lib/domain/certificates/places/place-check'
import type { ClusterCertificates, PlacedChain, PlaceView } from '@/lib/features/certificates/types'
import { CommandLines, markOfCheck, PlaceFindings } from './chain-findings'
import { ConfirmTrust } from './confirm-trust'
import { DaysLeft } from './days-left'
import { useFindingWords } from './finding-words'
import { IdentityForm } from './identity-form'
import { placeAnchor } from './topology-picture'

interface PlaceSectionProps {
  place: PlaceView
  certificates: ClusterCertificates
  mayWrite: boolean
}

const tones: Record<CheckState, BadgeTone> = { met: 'good', warning: 'warn', broken: 'bad', unknown: 'soft' }

const heaviness = { broken: 0, warning: 1, unknown: 2, met: 3 } as const

/** Findings stand worst first: the first speaks for its chain. */
const worstFirst = (judgements: PlaceView['judgements']) =>
  judgements.toSorted((a, b) => heaviness[a.findings[0]?.state ?? 'met'] - heaviness[b.findings[0]?.state ?? 'met'])

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
        {worstFirst(place.judgements).map(({ chain, findings }) => (
          <div key={chain?.id ?? findings[0]?.check} className="border-t border-hairline">
            {chain && <ChainLine chain={chain} clusterId={certificates.clusterId} />}
            {chain || findings.some(({ state }) => state !== 'unknown') ? (
              <PlaceFindings findings={findings} lines={[]} />
            ) : (
              <NobodyKnows findings={findings} />
            )}
          </div>
        ))}
        {place.lines.length > 0 && <CommandLines lines={place.lines} />}
        <Deeds place={place} certificates={certificates} mayWrite={mayWrite} />
      </div>
    </section>
  )
}

/** Of a place without any knowledge: what will be asked, in short. */
function NobodyKnows({ findings }: { findings: readonly PlaceFinding[] }) {
  const t = useTranslations('chains')
  const words = useFindingWords()
  return (
    <div className="py-3">
      <p className="flex items-center gap-2 font-semibold">
        <StateMark state="unknown" />
        {t('tab.nobodyKnows')}
      </p>
      <ul className="mt-1 ms-5.5 grid gap-1">
        {findings.map((finding) => (
          <li key={finding.check} className="flex flex-wrap gap-x-3">
            <span className="min-w-0">
              {words.check({ check: finding.check, state: 'met' })}
              {finding.expected && <span className="host block text-xs text-ink-soft">{finding.expected}</span>}
            </span>
            <span className="ms-auto text-xs text-ink-soft max-phone:ms-0">{words.placeSource(finding)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function ChainLine({ chain, clusterId }: { chain: PlacedChain; clusterId: string }) {
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
      {source === 'probed' && (
        <TextLink href={`${routes.checkChain}?cluster=${clusterId}&place=public-server&host=${host}&port=${port}`}>
          {t('tab.again')}
        </TextLink>
      )}
      <span className="ms-auto text-xs">{daysLeft !== null && <DaysLeft days={daysLeft} isWord />}</span>
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
      {(place === 'public-server' || place === 'internal-server') && (
        <TextLink href={`${routes.createCertificate}?cluster=${clusterId}`}>{t('request')}</TextLink>
      )}
      {place === 'bridge-client' && <TextLink href={routes.authorities}>{t('issue')}</TextLink>}
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
