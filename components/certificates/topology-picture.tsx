/**
 * The edge of a cluster as a picture: parties and the hops between them, each place with its mark. A list, so that it is
 * read as it is seen: from the cloud inwards; side by side where there is room, below each other where there is not.
 */
import { useTranslations } from 'next-intl'
import { classes } from '@/components/ui/classes'
import { StateMark } from '@/components/ui/state-mark'
import { type Hop, hopsOf, type Party } from '@/lib/domain/certificates/held/hops'
import type { EdgeTopology } from '@/lib/domain/certificates/places'
import type { CheckState } from '@/lib/domain/certificates/places/place-check'
import type { PlaceView } from '@/lib/features/certificates/types'
import { markOfCheck } from './chain-findings'

interface PictureProps {
  topology: EdgeTopology
  places: readonly PlaceView[]
}

export const placeAnchor = (place: string) => `place-${place}`

const heaviest: readonly CheckState[] = ['broken', 'warning', 'unknown', 'met']
const worstAmong = (places: readonly PlaceView[]): CheckState | undefined =>
  heaviest.find((state) => places.some((place) => place.state === state))

const colours: Record<CheckState, string> = {
  met: 'text-mark-up',
  warning: 'text-mark-degraded',
  broken: 'text-mark-down',
  unknown: 'text-mark-unknown',
}

export function TopologyPicture({ topology, places }: PictureProps) {
  const t = useTranslations('chains.picture')
  const hops = hopsOf[topology]
  return (
    <ol aria-label={t('label')} className="flex flex-col wide:flex-row wide:items-stretch">
      {hops.map((hop, place) => (
        <HopAndParty key={hop.to} hop={hop} topology={topology} places={places} isFirst={place === 0} />
      ))}
    </ol>
  )
}

function HopAndParty({ hop, isFirst, ...rest }: PictureProps & { hop: Hop; isFirst: boolean }) {
  return (
    <>
      {isFirst && <PartyBox party={hop.from} {...rest} />}
      <HopLine hop={hop} {...rest} />
      <PartyBox party={hop.to} {...rest} />
    </>
  )
}

function PartyBox({ party, topology, places }: PictureProps & { party: Party }) {
  const t = useTranslations('chains.picture')
  const states = useTranslations('certificates.states')
  const worst = worstAmong(places.filter(({ holder }) => holder === party))
  return (
    <li className="panel flex shrink-0 items-center gap-2 self-start px-4 py-2.5 wide:max-w-40 wide:self-center">
      {worst && <StateMark state={markOfCheck[worst]} label={states(worst)} size={16} />}
      <span>
        <span className="block font-semibold">{t(`parties.${party}`)}</span>
        <span className="block text-xs text-ink-soft">
          {party === 'proxy' ? t(`proxies.${topology}`) : t(`roles.${party}`)}
        </span>
      </span>
    </li>
  )
}

function HopLine({ hop, places }: PictureProps & { hop: Hop }) {
  const t = useTranslations('chains.picture')
  const own = hop.places.flatMap((name) => places.filter(({ place }) => place === name))
  const worst = worstAmong(own)
  const half = Math.ceil(own.length / 2)
  return (
    <li className="flex min-w-0 grow gap-3 wide:grid wide:basis-0 wide:grid-cols-[minmax(0,1fr)] wide:grid-rows-[1fr_auto_1fr] wide:gap-0">
      <span className="spoken">{t('hop', { from: t(`parties.${hop.from}`), to: t(`parties.${hop.to}`) })}</span>
      <Arrow state={worst} />
      <div className="min-w-0 py-2 wide:contents">
        <div className="wide:row-start-1 wide:self-end wide:px-3 wide:pb-2">
          {hop.isPassedThrough && <p className="text-xs text-ink-soft">{t('passedThrough')}</p>}
          <Marks places={own.slice(0, half)} />
        </div>
        <div className="wide:row-start-3 wide:px-3 wide:pt-2">
          <Marks places={own.slice(half)} />
        </div>
      </div>
    </li>
  )
}

function Marks({ places }: { places: readonly PlaceView[] }) {
  if (places.length === 0) return null
  return (
    <ul className="grid gap-1 pb-1 wide:pb-0">
      {places.map((place) => (
        <PlaceMark key={place.place} place={place} />
      ))}
    </ul>
  )
}

/** Down on a phone, to the right where there is room. */
function Arrow({ state }: { state: CheckState | undefined }) {
  return (
    <span
      aria-hidden="true"
      className={classes(
        'relative ms-6 block w-0.5 shrink-0 self-stretch bg-current wide:row-start-2 wide:ms-0 wide:h-0.5 wide:w-full',
        state ? colours[state] : 'text-mark-unknown',
      )}
    >
      <svg
        viewBox="0 0 10 10"
        className="absolute bottom-0 -start-1 size-2.5 rotate-90 fill-current wide:start-auto wide:-end-px wide:-top-1 wide:bottom-auto wide:rotate-0"
        role="presentation"
      >
        <path d="M0 0 10 5 0 10Z" />
      </svg>
    </span>
  )
}

function PlaceMark({ place: { place, state } }: { place: PlaceView }) {
  const t = useTranslations('certificates')
  return (
    <li>
      <a href={`#${placeAnchor(place)}`} className="flex items-start gap-1.5 text-xs hover:underline">
        <StateMark state={markOfCheck[state]} size={12} className="mt-0.5" />
        <span className="min-w-0">
          <span className="font-medium">{t(`places.${place}`)}</span>{' '}
          <span className="text-ink-soft">{t(`states.${state}`)}</span>
        </span>
      </a>
    </li>
  )
}
