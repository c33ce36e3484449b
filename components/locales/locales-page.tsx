/** The page of locales: what exists, what a language becomes by itself, and a box to try it. */
import { useTranslations } from 'next-intl'
import { ClientWords } from '@/components/patterns/client-words'
import { EmptyState } from '@/components/patterns/empty-state'
import { PageHeader } from '@/components/patterns/page-header'
import { routes } from '@/components/patterns/routes'
import { TableToolbar } from '@/components/patterns/table/table-toolbar'
import { ButtonLink } from '@/components/ui/button'
import { TextLink } from '@/components/ui/link'
import { languages, languagesWithChoice, locales } from '@/lib/domain/locales/locales'
import { localeTable } from '@/lib/domain/locales/table'
import { type TableQuery, tableHref } from '@/lib/domain/table/query'
import type { LocalesPage as LocalesData } from '@/lib/features/locales/types'
import { LocaleTable } from './locale-table'
import { LocaleTryIt } from './locale-try-it'

export function LocalesPage({ data, query }: { data: LocalesData; query: TableQuery }) {
  const t = useTranslations('locales')
  const audit = useTranslations('audit')
  const { choices, countries, mayWrite } = data
  return (
    <ClientWords namespaces={['locales', 'problems']}>
      <PageHeader
        here={t('title')}
        title={t('title')}
        text={t('text', {
          locales: locales.length,
          languages: languages.length,
          choice: languagesWithChoice.length,
          overrides: Object.keys(choices.overrides).length,
        })}
        actions={<ButtonLink href={routes.callIn}>{t('list.callIn')}</ButtonLink>}
      />
      <div className="grid grid-cols-1 items-start gap-x-8 gap-y-6 pb-8 wide:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex min-w-0 flex-col gap-3">
          <Toolbar query={query} />
          {data.languages.length > 0 ? (
            <LocaleTable
              languages={data.languages}
              overrides={choices.overrides}
              templates={data.templates}
              reach={data.reach}
              offBecause={!mayWrite && t('list.offRole')}
            />
          ) : (
            <div className="panel">
              <EmptyState
                title={t('list.nothing')}
                text={t('list.nothingText')}
                action={<ButtonLink href={routes.locales}>{t('list.clear')}</ButtonLink>}
              />
            </div>
          )}
          <p className="text-xs text-ink-soft">
            {t('list.acts')} {data.reach && t('list.counted')}{' '}
            {data.reach?.newestOnly && `${t('list.newestOnly', { count: data.reach.newestOnly })} `}
            {data.mayAudit && (
              <TextLink href={`${routes.audit}?target=locale`}>{audit('allOf', { name: t('title') })}</TextLink>
            )}
          </p>
        </div>
        <LocaleTryIt
          overrides={choices.overrides}
          callInEdits={choices.callInEdits}
          countries={countries}
          hasExamples
        />
      </div>
    </ClientWords>
  )
}

function Toolbar({ query }: { query: TableQuery }) {
  const t = useTranslations('locales.list')
  return (
    <TableToolbar
      path={routes.locales}
      spec={localeTable}
      query={query}
      columns={[]}
      search={t('search')}
      csvHref={tableHref(routes.api.localesCsv, query, localeTable)}
      filters={[
        {
          name: 'choice',
          label: t('filterChoice'),
          look: 'menu',
          options: [
            { value: 'choice', label: t('filterChoiceChoice') },
            { value: 'overridden', label: t('filterChoiceOverridden') },
          ],
        },
        {
          name: 'site',
          label: t('filterSite'),
          look: 'menu',
          options: [{ value: 'english', label: t('filterSiteEnglish') }],
        },
      ]}
    />
  )
}
