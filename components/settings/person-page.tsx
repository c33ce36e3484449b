/** One person: who they are here, their role, their access, and what was changed about them. */
import { getFormatter, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { RecentChanges } from '@/components/audit/recent-changes'
import { ClientWords } from '@/components/patterns/client-words'
import { LiveRefresh } from '@/components/patterns/live-refresh'
import { PageHeader } from '@/components/patterns/page-header'
import { Panel } from '@/components/patterns/panel'
import { routes } from '@/components/patterns/routes'
import type { AuditRow } from '@/lib/features/audit/types'
import type { PersonPage as PersonPageData } from '@/lib/features/people/types'
import { PersonAccess } from './person-access'
import { PersonStateBadge } from './person-state'
import { RoleForm } from './role-form'

export async function PersonPage({ person, changes }: { person: PersonPageData; changes: readonly AuditRow[] }) {
  const t = await getTranslations('settings')
  const note = person.isOwn ? t('person.ownAccount') : !person.mayChange && t('person.onlyAdmin')
  return (
    <ClientWords namespaces={['settings', 'identity', 'problems']}>
      <LiveRefresh topics={['person']} id={person.id} />
      <PageHeader
        crumbs={[
          { label: t('title'), href: routes.settings },
          { label: t('tabs.people'), href: routes.people },
        ]}
        here={person.name}
        title={person.name}
        badge={<PersonStateBadge state={person.state} />}
        text={person.email}
      />
      {note && <p className="mb-4 text-ink-soft">{note}</p>}
      <div className="grid items-start gap-4 pb-8 wide:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <div className="flex min-w-0 flex-col gap-4">
          <Panel title={t('person.role')} note={t('person.roleNote', { name: person.name })}>
            <div className="p-4">
              <RoleForm person={person} />
            </div>
          </Panel>
          <Panel title={t('person.access')}>
            <PersonAccess person={person} />
          </Panel>
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <Facts person={person} />
          <RecentChanges title={t('person.changes')} changes={changes} targetId={person.id} />
        </div>
      </div>
    </ClientWords>
  )
}

async function Facts({ person }: { person: PersonPageData }) {
  const t = await getTranslations('settings')
  const format = await getFormatter()
  const facts: [string, ReactNode][] = [
    [t('person.lastSignIn'), person.lastSignInAt ? format.dateTime(person.lastSignInAt, 'instant') : t('people.never')],
    [t('person.sessions'), person.sessionCount],
    [t('person.secondFactor'), t(person.hasSecondFactor ? 'people.on' : 'people.off')],
    [t('person.account'), t(person.isLinked ? 'person.linked' : 'person.notLinked')],
    [t('person.created'), format.dateTime(person.createdAt, 'day')],
  ]
  return (
    <Panel title={t('person.facts')}>
      <dl>
        {facts.map(([term, fact]) => (
          <div
            key={term}
            className="flex flex-wrap justify-between gap-x-4 border-t border-hairline px-4 py-2.5 first:border-t-0"
          >
            <dt className="text-ink-soft">{term}</dt>
            <dd className="tabular-nums">{fact}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  )
}
