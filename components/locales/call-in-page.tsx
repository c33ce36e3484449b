/** Which default call-in location each country gets: the vendor's table, and our own map that the partner may change. */
import { useTranslations } from 'next-intl'
import { ClientWords } from '@/components/patterns/client-words'
import { EmptyState } from '@/components/patterns/empty-state'
import { PageHeader } from '@/components/patterns/page-header'
import { Panel } from '@/components/patterns/panel'
import { routes } from '@/components/patterns/routes'
import { DataTable } from '@/components/patterns/table/data-table'
import type { TableColumn } from '@/components/patterns/table/table-props'
import { callInLocationCodes, callInLocations } from '@/lib/domain/locales/call-in'
import { callInOrigins, callInTableSpec } from '@/lib/domain/locales/table'
import { type TableQuery, tableHref } from '@/lib/domain/table/query'
import type { CallInPage as CallInData, CallInRow } from '@/lib/features/locales/types'
import { CallInChoice } from './call-in-choice'

export function CallInPage({ data, query }: { data: CallInData; query: TableQuery }) {
  const t = useTranslations('locales')
  return (
    <ClientWords namespaces={['locales', 'problems']}>
      <PageHeader
        crumbs={[{ label: t('title'), href: routes.locales }]}
        here={t('callIn.title')}
        title={t('callIn.title')}
        text={t('callIn.text')}
      />
      <div className="flex flex-col gap-6 pb-8">
        <VendorTable />
        <section className="flex flex-col gap-3">
          <div>
            <h2 className="font-semibold">{t('callIn.mapTitle')}</h2>
            <p className="text-xs text-ink-soft">
              {t('callIn.mapNote')} {!data.mayWrite && t('callIn.offRole')}
            </p>
          </div>
          <CountryTable data={data} query={query} />
        </section>
      </div>
    </ClientWords>
  )
}

function VendorTable() {
  const t = useTranslations('locales.callIn')
  const head = 'h-9 px-3 text-start text-xs font-semibold text-ink-soft first:ps-4 last:pe-4'
  return (
    <Panel title={t('vendorTitle')} className="max-w-180">
      <table className="w-full">
        <thead>
          <tr>
            <th scope="col" className={head}>
              {t('location')}
            </th>
            <th scope="col" className={head}>
              {t('code')}
            </th>
            <th scope="col" className={head}>
              {t('named')}
            </th>
          </tr>
        </thead>
        <tbody>
          {callInLocations.map(({ code, callingCode, namedCountries }) => (
            <tr key={code} className="border-t border-hairline">
              <th scope="row" className="px-4 py-2 text-start font-medium">
                {code} <span className="block text-xs font-normal text-ink-soft">{t(`locations.${code}`)}</span>
              </th>
              <td className="host px-3 py-2">{callingCode}</td>
              <td className="host px-3 py-2 pe-4">{namedCountries.join(', ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}

function CountryTable({ data, query }: { data: CallInData; query: TableQuery }) {
  const t = useTranslations('locales.callIn')
  return (
    <DataTable
      label={t('mapTitle')}
      path={routes.callIn}
      spec={callInTableSpec}
      query={query}
      page={data.page}
      rowKey={({ country }) => country}
      rowName={({ name }) => name}
      columns={useColumns(data.mayWrite)}
      search={t('search')}
      csvHref={tableHref(routes.api.callInCsv, query, callInTableSpec)}
      filters={[
        {
          name: 'location',
          label: t('filterLocation'),
          look: 'menu',
          options: callInLocationCodes.map((code) => ({ value: code, label: code })),
        },
        {
          name: 'origin',
          label: t('filterOrigin'),
          look: 'menu',
          options: callInOrigins.map((origin) => ({ value: origin, label: t(`origins.${origin}`) })),
        },
      ]}
      empty={<EmptyState title={t('mapTitle')} text={t('mapNote')} />}
    />
  )
}

function useColumns(mayWrite: boolean): TableColumn<CallInRow>[] {
  const t = useTranslations('locales.callIn')
  return [
    {
      key: 'country',
      header: t('country'),
      isSortable: true,
      isTitle: true,
      phone: 'title',
      cell: ({ name, country }) => (
        <>
          <span className="font-medium">{name}</span> <span className="host text-xs text-ink-soft">{country}</span>
        </>
      ),
    },
    {
      key: 'location',
      header: t('location'),
      isSortable: true,
      width: 'w-80',
      phone: 'line',
      cell: (row) => (mayWrite && row.because !== 'vendor' ? <CallInChoice row={row} /> : <span>{row.location}</span>),
    },
    {
      key: 'number',
      header: t('number'),
      width: 'w-32',
      phone: 'aside',
      cell: ({ callingCode }) => <span className="host">{callingCode}</span>,
    },
    {
      key: 'why',
      header: t('why'),
      width: 'w-48',
      phone: 'line',
      cell: ({ because }) => (
        <span className={because === 'partner' ? 'font-semibold' : 'text-xs text-ink-soft'}>
          {t(`origins.${because}`)}
        </span>
      ),
    },
  ]
}
