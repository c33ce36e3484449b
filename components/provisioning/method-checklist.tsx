/** Which method a template makes, what that method still lacks, and how far the other methods are. */
import { useFormatter, useTranslations } from 'next-intl'
import { CodeLine } from '@/components/patterns/copy-button'
import { routes } from '@/components/patterns/routes'
import { Badge } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/link'
import { type MarkState, StateMark } from '@/components/ui/state-mark'
import type { Checklist } from '@/lib/domain/provisioning/methods'
import {
  type ChecklistItem,
  type ChecklistPlace,
  type ChecklistState,
  checklistPlaces,
} from '@/lib/domain/provisioning/types'
import { useProvisioningWords } from './words'

const marks: Record<ChecklistState, MarkState> = { met: 'up', lacking: 'down', 'to-confirm': 'notReached' }

/** Draws `checklistOf(values, facts)`. Beside a form it redraws with each key; the words come from `provisioning`. */
export function MethodChecklist({ checklist }: { checklist: Checklist }) {
  const t = useTranslations('provisioning.checklist')
  return (
    <aside aria-label={t('label')} className="flex min-w-0 flex-col gap-4">
      <Head checklist={checklist} />
      {checklist.items.length > 0 &&
        checklistPlaces.map((place) => (
          <Place key={place} place={place} items={checklist.items.filter((item) => item.place === place)} />
        ))}
      <OtherMethods others={checklist.others} />
    </aside>
  )
}

function Head({ checklist: { method, because, warnings, open } }: { checklist: Checklist }) {
  const t = useTranslations('provisioning')
  const format = useFormatter()
  const words = useProvisioningWords()
  const count = checklistPlaces.reduce((total, place) => total + open[place], 0)
  return (
    <div>
      <p className="flex flex-wrap items-baseline justify-between gap-x-3 text-xs text-ink-soft">
        {t('checklist.provisionsBy')}
        {method && <span className="font-medium">{t('checklist.open', { count })}</span>}
      </p>
      <h2 className="text-base font-semibold" aria-live="polite">
        {method ? t(`methods.${method}.name`) : t('checklist.notYet')}
      </h2>
      <p className="mt-0.5 text-xs text-ink-soft">
        {t('checklist.because', { reasons: format.list(because.map(words.because), 'and') })}
      </p>
      {method && <p className="mt-1 text-xs text-ink-soft">{t(`methods.${method}.text`)}</p>}
      {warnings.map((warning) => (
        <p key={warning.code} className="mt-2 flex items-start gap-2 rounded-control bg-tint-warn px-3 py-2 text-xs">
          <StateMark state="degraded" size={12} className="mt-0.5" />
          {words.warning(warning)}
        </p>
      ))}
    </div>
  )
}

function Place({ place, items }: { place: ChecklistPlace; items: readonly ChecklistItem[] }) {
  const t = useTranslations('provisioning.checklist')
  const format = useFormatter()
  const words = useProvisioningWords()
  const isMet = (item: ChecklistItem) => item.state === 'met'
  const needed = items.filter(({ weight }) => weight === 'needed')
  const met = items.filter(isMet)
  return (
    <section aria-label={t(`places.${place}`)}>
      <h3 className="flex items-baseline justify-between gap-3 border-b border-hairline pb-1 text-sm font-semibold">
        {t(`places.${place}`)}
        <span className="text-xs font-normal text-ink-soft tabular-nums">
          {t('metOf', { met: needed.filter(isMet).length, total: needed.length })}
        </span>
      </h3>
      <ul>
        {items
          .filter((item) => !isMet(item))
          .map((item) => (
            <Item key={item.id} item={item} />
          ))}
      </ul>
      {met.length > 0 && (
        <p className="flex items-start gap-2 py-1.5 text-xs text-ink-soft">
          <StateMark state="up" className="mt-px" />
          {t('ready', {
            items: format.list(
              met.map((item) => words.item(item).title),
              'and',
            ),
          })}
        </p>
      )}
    </section>
  )
}

function Item({ item }: { item: ChecklistItem }) {
  const t = useTranslations('provisioning.checklist')
  const { title, text } = useProvisioningWords().item(item)
  const isAdvised = item.weight === 'advised'
  return (
    <li className="grid grid-cols-[14px_minmax(0,1fr)] gap-x-2 py-1.5">
      <StateMark
        state={isAdvised ? 'unknown' : marks[item.state]}
        label={t(`states.${item.state}`)}
        className="mt-0.75"
      />
      <div className="min-w-0">
        <p className="flex flex-wrap items-baseline gap-x-2">
          {title}
          {isAdvised && <Badge tone="soft">{t('advised')}</Badge>}
        </p>
        <p className="text-xs text-ink-soft">{text}</p>
        {item.confirmAt && (
          <p className="text-xs">
            <TextLink href={confirmHref(item.confirmAt)}>{t(`confirmAt.${item.confirmAt.page}`)}</TextLink>
          </p>
        )}
        {item.commands.length > 0 && (
          <div className="mt-1.5 flex flex-col gap-1.5">
            {item.commands.map((command) => (
              <CodeLine key={command.text} prompt={command.prompt} text={command.text} />
            ))}
          </div>
        )}
      </div>
    </li>
  )
}

function confirmHref(place: NonNullable<ChecklistItem['confirmAt']>) {
  return place.page === 'api-access' ? routes.apiAccess : routes.clusterRequirements(place.clusterId)
}

function OtherMethods({ others }: { others: Checklist['others'] }) {
  const t = useTranslations('provisioning')
  return (
    <table className="w-full text-xs">
      <thead>
        <tr className="border-b border-hairline">
          <th scope="col" className="pb-1 text-start text-sm font-semibold">
            {t('checklist.othersTitle')}
          </th>
          {checklistPlaces.map((place) => (
            <th key={place} scope="col" className="ps-2 pb-1 text-end font-semibold">
              {t(`checklist.places.${place}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {others.map(({ method, open }) => (
          <tr key={method} className="border-b border-hairline last:border-b-0">
            <th scope="row" className="py-1.5 text-start font-normal">
              {t(`methods.${method}.name`)}
            </th>
            {checklistPlaces.map((place) => (
              <td key={place} className="ps-2 text-end tabular-nums">
                {open[place]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
