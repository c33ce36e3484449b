/** The Certificates tab of a cluster: the picture of its edge, what is still missing, and every place with its checks. */
import { useTranslations } from 'next-intl'
import { StateMark } from '@/components/ui/state-mark'
import type { PlaceFinding } from '@/lib/domain/certificates/places/place-check'
import type { ClusterCertificates as Loaded, PlaceView } from '@/lib/features/certificates/types'
import { markOfCheck } from './chain-findings'
import { useFindingWords } from './finding-words'
import { PlaceSection } from './place-section'
import { placeAnchor, TopologyPicture } from './topology-picture'

export function ClusterCertificates({ certificates, mayWrite }: { certificates: Loaded; mayWrite: boolean }) {
  const t = useTranslations('chains')
  const { topology, places, roots } = certificates
  return (
    <div className="flex flex-col gap-4 py-4">
      <section aria-label={t('picture.title')} className="pb-2">
        <TopologyPicture topology={topology} places={places} />
      </section>
      <Missing places={places} />
      {places.map((place) => (
        <PlaceSection key={place.place} place={place} certificates={certificates} mayWrite={mayWrite} />
      ))}
      <p className="text-xs text-ink-soft">{t('roots', { release: roots.release, added: roots.added })}</p>
    </div>
  )
}

interface Open {
  place: PlaceView
  finding: PlaceFinding
  name: string
  /** Nothing at all is known of the place. */
  isUnheard: boolean
}

/** Whose authority it is shows by itself once the missing intermediate is sent. */
const follows = ({ check, state }: PlaceFinding, findings: readonly PlaceFinding[]) =>
  check === 'issuer-public' &&
  state === 'unknown' &&
  findings.some((one) => one.check === 'intermediates-present' && one.state === 'broken')

/** Each open check once for each chain; what is broken comes first. */
function openOf(places: readonly PlaceView[]): Open[] {
  const open = places.flatMap((place) =>
    place.judgements.flatMap(({ chain, findings }): Open[] => {
      const [first] = findings
      const isUnheard = !chain && findings.every(({ state }) => state === 'unknown')
      if (isUnheard && first) return [{ place, finding: first, name: '', isUnheard }]
      return findings
        .filter((finding) => finding.state !== 'met' && !follows(finding, findings))
        .map((finding) => ({ place, finding, name: chain?.host || chain?.subject || '', isUnheard: false }))
    }),
  )
  const rank = { broken: 0, warning: 1, unknown: 2, met: 3 } as const
  return open.toSorted((a, b) => rank[a.finding.state] - rank[b.finding.state])
}

function Missing({ places }: { places: readonly PlaceView[] }) {
  const t = useTranslations('chains.tab')
  const words = useTranslations('certificates')
  const check = useFindingWords().check
  const open = openOf(places)
  if (open.length === 0)
    return (
      <p className="flex items-center gap-2 font-semibold">
        <StateMark state="up" />
        {t('nothingMissing')}
      </p>
    )
  return (
    <section aria-labelledby="missing">
      <h2 id="missing" className="mb-2 font-semibold">
        {t('missing', { count: open.length })}
      </h2>
      <ul className="grid gap-1">
        {open.map(({ place, finding, name, isUnheard }) => (
          <li key={`${place.place} ${finding.check} ${name} ${finding.found ?? ''}`} className="flex items-start gap-2">
            <StateMark state={markOfCheck[finding.state]} className="mt-0.75" />
            <span className="min-w-0">
              <a href={`#${placeAnchor(place.place)}`} className="text-link underline">
                {isUnheard ? t('nobodyKnows') : check(finding)}
              </a>{' '}
              <span className="host text-xs text-ink-soft">
                {name ? t('at', { place: words(`places.${place.place}`), name }) : words(`places.${place.place}`)}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
