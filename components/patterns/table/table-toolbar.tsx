/** Above the rows: search, filters, what is set as removable chips, columns, CSV. Links, but for the typing. */
import type { Route } from 'next'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { choiceLook } from '@/components/ui/choice-look'
import { classes } from '@/components/ui/classes'
import { Icon } from '@/components/ui/icons/icon'
import { Popover } from '@/components/ui/popover'
import { type MarkState, StateMark } from '@/components/ui/state-mark'
import { type TableQuery, type TableSpec, tableHref } from '@/lib/domain/table/query'
import { TableSearch } from './table-search'

export interface TableFilter {
  /** The parameter's name in the spec. */
  name: string
  label: string
  /** 'chips' shows every value with its count and chooses one; 'menu' hides them behind a button and chooses several. */
  look: 'chips' | 'menu'
  options: readonly { value: string; label: string; count?: number; mark?: MarkState }[]
}

export interface ToolbarColumn {
  key: string
  header: ReactNode
  canHide?: boolean
}

interface ToolbarProps {
  path: string
  spec: TableSpec
  query: TableQuery
  filters?: readonly TableFilter[]
  columns: readonly ToolbarColumn[]
  search?: string
  csvHref?: string
  jsonHref?: string
  tools?: ReactNode
}

const chipLook = 'inline-flex h-8 items-center gap-1.5 rounded-full border px-3 text-xs whitespace-nowrap'
const chip = (isChosen: boolean) =>
  classes(
    chipLook,
    isChosen ? 'border-button-edge bg-fill font-semibold' : 'border-edge bg-surface hover:bg-fill-hover',
  )

export function TableToolbar(props: ToolbarProps) {
  const { filters = [], columns, search, csvHref, jsonHref, tools } = props
  const t = useTranslations('patterns.table')
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        {search && <TableSearch placeholder={search} path={props.path} spec={props.spec} query={props.query} />}
        <div className="flex min-w-0 items-center gap-2 max-phone:-mx-4 max-phone:w-screen max-phone:overflow-x-auto max-phone:px-4">
          {filters.map((filter) =>
            filter.look === 'chips' ? (
              <FilterChips key={filter.name} filter={filter} {...props} />
            ) : (
              <FilterMenu key={filter.name} filter={filter} {...props} />
            ),
          )}
        </div>
        <div className="ms-auto flex flex-wrap items-center gap-2">
          {tools}
          {columns.some(({ canHide }) => canHide) && <ColumnMenu {...props} />}
          {csvHref && <DownloadChip href={csvHref}>{t('csv')}</DownloadChip>}
          {jsonHref && <DownloadChip href={jsonHref}>{t('json')}</DownloadChip>}
        </div>
      </div>
      <SetFilters {...props} />
    </div>
  )
}

function DownloadChip({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} download className={chip(false)}>
      <Icon name="download" size={14} />
      {children}
    </a>
  )
}

type FilterProps = ToolbarProps & { filter: TableFilter }

function FilterChips({ filter, path, query, spec }: FilterProps) {
  const t = useTranslations('patterns.table')
  const chosen = query.filters[filter.name] ?? []
  const href = (values: string[]) => tableHref(path, query, spec, { filters: { [filter.name]: values } })
  return (
    <fieldset className="flex gap-2">
      <legend className="spoken">{filter.label}</legend>
      <FilterLink href={href([])} isChosen={chosen.length === 0}>
        {t('all')}
      </FilterLink>
      {filter.options.map(({ value, label, count, mark }) => (
        <FilterLink key={value} href={href([value])} isChosen={chosen.includes(value)}>
          {mark && <StateMark state={mark} size={12} />}
          {label}
          {count !== undefined && <span className="tabular-nums">{count}</span>}
        </FilterLink>
      ))}
    </fieldset>
  )
}

function FilterLink({ href, isChosen, children }: { href: string; isChosen: boolean; children: ReactNode }) {
  return (
    <Link
      href={href as Route}
      replace
      scroll={false}
      prefetch={false}
      aria-current={isChosen ? 'true' : undefined}
      className={chip(isChosen)}
    >
      {children}
    </Link>
  )
}

function FilterMenu({ filter, path, query, spec }: FilterProps) {
  const chosen = query.filters[filter.name] ?? []
  return (
    <Popover
      triggerClassName={chip(chosen.length > 0)}
      trigger={
        <>
          {filter.label}
          <Icon name="down" size={12} />
        </>
      }
    >
      <ul aria-label={filter.label} className="max-h-80 overflow-y-auto">
        {filter.options.map(({ value, label, count, mark }) => {
          const isChosen = chosen.includes(value)
          const values = isChosen ? chosen.filter((one) => one !== value) : [...chosen, value]
          return (
            <li key={value}>
              <ToggleLink isOn={isChosen} href={tableHref(path, query, spec, { filters: { [filter.name]: values } })}>
                {mark && <StateMark state={mark} size={12} />}
                <span className="grow">{label}</span>
                {count !== undefined && <span className="text-xs text-ink-soft tabular-nums">{count}</span>}
              </ToggleLink>
            </li>
          )
        })}
      </ul>
    </Popover>
  )
}

function ToggleLink({ href, isOn, children }: { href: string; isOn: boolean; children: ReactNode }) {
  return (
    <Link
      href={href as Route}
      replace
      scroll={false}
      prefetch={false}
      aria-current={isOn ? 'true' : undefined}
      className={choiceLook(isOn)}
    >
      <Icon name="check" className={isOn ? '' : 'invisible'} />
      {children}
    </Link>
  )
}

function ColumnMenu({ columns, path, query, spec }: ToolbarProps) {
  const t = useTranslations('patterns.table')
  return (
    <Popover
      side="end"
      triggerClassName={chip(false)}
      trigger={
        <>
          <Icon name="columns" size={14} />
          {t('columns')}
        </>
      }
    >
      <ul aria-label={t('columns')}>
        {columns
          .filter(({ canHide }) => canHide)
          .map(({ key, header }) => {
            const isShown = !query.hidden.includes(key)
            const hidden = isShown ? [...query.hidden, key] : query.hidden.filter((one) => one !== key)
            return (
              <li key={key}>
                <ToggleLink isOn={isShown} href={tableHref(path, query, spec, { hidden })}>
                  {header}
                </ToggleLink>
              </li>
            )
          })}
      </ul>
    </Popover>
  )
}

/** What narrows the rows, each with its cross; chips that are shown as such anyway are left out. */
function SetFilters({ filters = [], path, query, spec }: ToolbarProps) {
  const t = useTranslations('patterns.table')
  const set = filters
    .filter(({ look }) => look === 'menu')
    .flatMap(({ name, label, options }) =>
      (query.filters[name] ?? []).map((value) => ({
        name,
        value,
        text: `${label}: ${options.find((option) => option.value === value)?.label ?? value}`,
      })),
    )
  if (set.length === 0) return null
  const clear = tableHref(path, { ...query, filters: {}, search: '' }, spec, { after: null, before: null })
  return (
    <ul className="flex flex-wrap items-center gap-2">
      {set.map(({ name, value, text }) => (
        <li key={`${name}:${value}`}>
          <Link
            href={
              tableHref(path, query, spec, {
                filters: { [name]: (query.filters[name] ?? []).filter((one) => one !== value) },
              }) as Route
            }
            replace
            scroll={false}
            prefetch={false}
            aria-label={t('remove', { name: text })}
            className="inline-flex h-7 items-center gap-1.5 rounded-full bg-fill ps-3 pe-2 text-xs hover:bg-fill-active"
          >
            {text}
            <Icon name="close" size={12} />
          </Link>
        </li>
      ))}
      <li>
        <Link
          href={clear as Route}
          replace
          scroll={false}
          prefetch={false}
          className="px-1 text-xs font-medium text-link hover:underline"
        >
          {t('clear')}
        </Link>
      </li>
    </ul>
  )
}
