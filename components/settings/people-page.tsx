/** The people of the partner. */
import { getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/patterns/empty-state'
import { LiveRefresh } from '@/components/patterns/live-refresh'
import { RelativeTime } from '@/components/patterns/relative-time'
import { routes } from '@/components/patterns/routes'
import { DataTable } from '@/components/patterns/table/data-table'
import type { TableColumn } from '@/components/patterns/table/table-props'
import { Badge } from '@/components/ui/badge'
import { DeedLink } from '@/components/ui/deed-link'
import { peopleSpec, personStates } from '@/lib/domain/identity/people-query'
import { roles } from '@/lib/domain/identity/permissions'
import type { PeoplePage as PeoplePageData, PersonRow } from '@/lib/features/people/types'
import { PersonStateBadge } from './person-state'
import { SettingsFrame } from './settings-frame'

export async function PeoplePage({ query, page, mayChange }: PeoplePageData) {
  const t = await getTranslations('settings.people')
  const words = await getTranslations('identity.fields.role.options')
  const off = !mayChange && t('inviteOff')
  const inviting = (
    <DeedLink look="primary" icon="plus" href={routes.invite} offBecause={off}>
      {t('invite')}
    </DeedLink>
  )
  return (
    <SettingsFrame tab="people" aside={off} actions={inviting}>
      <LiveRefresh topics={['person']} />
      <DataTable
        label={t('label')}
        path={routes.people}
        spec={peopleSpec}
        query={query}
        page={page}
        rowKey={(row) => row.id}
        rowName={(row) => row.name}
        rowHref={(row) => routes.person(row.id)}
        columns={await columns()}
        search={t('search')}
        filters={[
          {
            name: 'state',
            label: t('state'),
            look: 'menu',
            options: personStates.map((value) => ({ value, label: t(`states.${value}`) })),
          },
          {
            name: 'role',
            label: t('role'),
            look: 'menu',
            options: roles.map((value) => ({ value, label: words(value) })),
          },
        ]}
        empty={<EmptyState title={t('emptyTitle')} text={t('emptyText')} />}
      />
    </SettingsFrame>
  )
}

async function columns(): Promise<TableColumn<PersonRow>[]> {
  const t = await getTranslations('settings.people')
  const words = await getTranslations('identity.fields.role.options')
  return [
    {
      key: 'name',
      header: t('name'),
      isSortable: true,
      isTitle: true,
      cell: (row) => (
        <>
          <span className="flex flex-wrap items-center gap-x-2 font-medium">
            {row.name}
            {row.isOwn && <Badge tone="soft">{t('you')}</Badge>}
          </span>
          <span className="block text-xs text-ink-soft">{row.email}</span>
        </>
      ),
    },
    { key: 'role', header: t('role'), cell: (row) => words(row.role) },
    { key: 'state', header: t('state'), phone: 'aside', cell: (row) => <PersonStateBadge state={row.state} /> },
    {
      key: 'secondFactor',
      header: t('secondFactor'),
      canHide: true,
      phone: 'hide',
      cell: (row) => <span className="text-ink-soft">{t(row.hasSecondFactor ? 'on' : 'off')}</span>,
    },
    {
      key: 'lastSignIn',
      header: t('lastSignIn'),
      canHide: true,
      align: 'end',
      phone: 'hide',
      cell: (row) => (
        <span className="text-ink-soft">{row.lastSignInAt ? <RelativeTime at={row.lastSignInAt} /> : t('never')}</span>
      ),
    },
  ]
}
