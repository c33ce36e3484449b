/** The audit trail: a table in the address, each row opening to what changed field by field. */
import { getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/patterns/empty-state'
import { PageHeader } from '@/components/patterns/page-header'
import { DateTime } from '@/components/patterns/relative-time'
import { routes } from '@/components/patterns/routes'
import { DataTable } from '@/components/patterns/table/data-table'
import type { TableColumn } from '@/components/patterns/table/table-props'
import { Button } from '@/components/ui/button'
import { TextLink } from '@/components/ui/link'
import { auditActions, targetTypes } from '@/lib/domain/audit/events'
import { auditSpec, exportLimit, systemActorValue } from '@/lib/domain/audit/query'
import { tableHref } from '@/lib/domain/table/query'
import type { AuditPage as AuditPageData, AuditRow } from '@/lib/features/audit/types'
import { type AuditWords, auditWords } from '@/lib/platform/i18n/audit-words'
import { ChangeList } from './change-list'
import { DayRange } from './day-range'

export async function AuditPage({ query, page, people, mayExport }: AuditPageData) {
  const t = await getTranslations('audit')
  const words = await auditWords()
  const filters = [
    {
      name: 'actor',
      label: t('who'),
      look: 'menu' as const,
      options: [
        { value: systemActorValue, label: t('system') },
        ...people.map(({ id, name }) => ({ value: id, label: name })),
      ],
    },
    {
      name: 'action',
      label: t('what'),
      look: 'menu' as const,
      options: auditActions.map((action) => ({ value: action, label: words.action(action) })),
    },
    {
      name: 'target',
      label: t('targetType'),
      look: 'menu' as const,
      options: targetTypes.map((type) => ({ value: type, label: words.target(type) })),
    },
  ]
  return (
    <>
      <PageHeader here={t('title')} title={t('title')} text={t('text')} />
      {query.filters.of && <OnlyOf name={page.rows[0]?.target.name ?? ''} />}
      <DataTable
        label={t('title')}
        path={routes.audit}
        spec={auditSpec}
        query={query}
        page={page}
        rowKey={(row) => row.id}
        rowName={(row) => words.action(row.action)}
        rowDetail={(row) => <ChangeList row={row} words={words} />}
        columns={await columnsOf(words)}
        filters={filters}
        tools={
          <>
            <DayRange path={routes.audit} query={query} from={t('fromDay')} to={t('toDay')} />
            {!mayExport && (
              <Button small icon="download" offBecause={t('exportOff')}>
                {t('export')}
              </Button>
            )}
          </>
        }
        csvHref={
          mayExport ? tableHref(routes.api.auditCsv, query, auditSpec, { after: null, before: null }) : undefined
        }
        empty={<EmptyState title={t('emptyTitle')} text={t('emptyText')} />}
      />
      <p className="mt-2 pb-8 text-xs text-ink-soft">
        {mayExport ? t('exportNote', { limit: exportLimit }) : t('exportOff')}
      </p>
    </>
  )
}

async function OnlyOf({ name }: { name: string }) {
  const t = await getTranslations('audit')
  return (
    <p className="mb-3 flex flex-wrap gap-x-2">
      {t('onlyOf', { name })}
      <TextLink href={routes.audit}>{t('showAll')}</TextLink>
    </p>
  )
}

async function columnsOf(words: AuditWords): Promise<TableColumn<AuditRow>[]> {
  const t = await getTranslations('audit')
  return [
    {
      key: 'what',
      header: t('what'),
      isTitle: true,
      cell: (row) => <span className="font-medium">{words.action(row.action)}</span>,
    },
    {
      key: 'target',
      header: t('target'),
      cell: (row) => (
        <>
          {row.target.name}
          <span className="block text-xs text-ink-soft">{words.target(row.target.type)}</span>
        </>
      ),
    },
    { key: 'who', header: t('who'), canHide: true, cell: (row) => words.actor(row.actor) },
    {
      key: 'from',
      header: t('from'),
      canHide: true,
      phone: 'hide',
      cell: (row) => <span className="host text-ink-soft">{row.actor.address || t('noAddress')}</span>,
    },
    {
      key: 'time',
      header: t('when'),
      isSortable: true,
      align: 'end',
      phone: 'line',
      cell: (row) => (
        <span className="text-xs text-ink-soft">
          <DateTime at={row.occurredAt} />
        </span>
      ),
    },
  ]
}
