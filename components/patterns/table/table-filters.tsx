/** What narrows a table: filters as chips or behind a menu, and what is set as chips that can be taken away. */
import { useTranslations } from 'next-intl'
import { Icon } from '@/components/ui/icons/icon'
import { StateMark } from '@/components/ui/state-mark'
import { tableHref } from '@/lib/domain/table/query'
import { chip } from './chip'
import { QueryLink } from './query-link'
import type { TableFilter, TableState } from './table-props'
import { ToggleMenu } from './toggle-menu'

type FilterProps = TableState & { filter: TableFilter }

const chosenOf = ({ query, filter }: Pick<FilterProps, 'query' | 'filter'>) => query.filters[filter.name] ?? []
const hrefOf = ({ path, query, spec, filter }: FilterProps, values: readonly string[]) =>
  tableHref(path, query, spec, { filters: { [filter.name]: [...values] } })
const without = (values: readonly string[], value: string) => values.filter((one) => one !== value)

export function Filter(props: FilterProps) {
  return props.filter.look === 'chips' ? <FilterChips {...props} /> : <FilterMenu {...props} />
}

function FilterChips(props: FilterProps) {
  const t = useTranslations('patterns.table')
  const { filter } = props
  const chosen = chosenOf(props)
  return (
    <fieldset className="flex gap-2">
      <legend className="spoken">{filter.label}</legend>
      <QueryLink href={hrefOf(props, [])} isOn={chosen.length === 0} className={chip(chosen.length === 0)}>
        {t('all')}
      </QueryLink>
      {filter.options.map(({ value, label, count, mark }) => (
        <QueryLink
          key={value}
          href={hrefOf(props, [value])}
          isOn={chosen.includes(value)}
          className={chip(chosen.includes(value))}
        >
          {mark && <StateMark state={mark} size={12} />}
          {label}
          {count !== undefined && <span className="tabular-nums">{count}</span>}
        </QueryLink>
      ))}
    </fieldset>
  )
}

function FilterMenu(props: FilterProps) {
  const { filter } = props
  const chosen = chosenOf(props)
  return (
    <ToggleMenu
      label={filter.label}
      isSet={chosen.length > 0}
      trigger={
        <>
          {filter.label}
          <Icon name="down" size={12} />
        </>
      }
      items={filter.options.map(({ value, label, count, mark }) => ({
        key: value,
        isOn: chosen.includes(value),
        href: hrefOf(props, chosen.includes(value) ? without(chosen, value) : [...chosen, value]),
        content: (
          <>
            {mark && <StateMark state={mark} size={12} />}
            <span className="grow">{label}</span>
            {count !== undefined && <span className="text-xs text-ink-soft tabular-nums">{count}</span>}
          </>
        ),
      }))}
    />
  )
}

/** What narrows the rows, each with its cross; chips that are shown as such anyway are left out. */
export function SetFilters({ filters, ...state }: TableState & { filters: readonly TableFilter[] }) {
  const t = useTranslations('patterns.table')
  const set = filters
    .filter(({ look }) => look === 'menu')
    .flatMap((filter) => {
      const chosen = chosenOf({ ...state, filter })
      return chosen.map((value) => ({
        key: `${filter.name}:${value}`,
        text: `${filter.label}: ${filter.options.find((option) => option.value === value)?.label ?? value}`,
        href: hrefOf({ ...state, filter }, without(chosen, value)),
      }))
    })
  if (set.length === 0) return null
  return (
    <ul className="flex flex-wrap items-center gap-2">
      {set.map(({ key, text, href }) => (
        <li key={key}>
          <QueryLink
            href={href}
            label={t('remove', { name: text })}
            className="inline-flex h-7 items-center gap-1.5 rounded-full bg-fill ps-3 pe-2 text-xs hover:bg-fill-active"
          >
            {text}
            <Icon name="close" size={12} />
          </QueryLink>
        </li>
      ))}
      <li>
        <QueryLink href={clearedHref(state)} className="px-1 text-xs font-medium text-link hover:underline">
          {t('clear')}
        </QueryLink>
      </li>
    </ul>
  )
}

/** The same table with nothing that narrows it. */
export const clearedHref = ({ path, query, spec }: TableState): string =>
  tableHref(path, { ...query, filters: {}, search: '' }, spec, { after: null, before: null })
