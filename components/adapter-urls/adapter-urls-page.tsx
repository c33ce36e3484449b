/** Which provisioning URL serves which enterprise of a cluster: asked, noted, and with the lines that make it so. */
import { useTranslations } from 'next-intl'
import { ClientWords } from '@/components/patterns/client-words'
import { EmptyState } from '@/components/patterns/empty-state'
import { Panel } from '@/components/patterns/panel'
import { routes } from '@/components/patterns/routes'
import { TemplatePageHead } from '@/components/templates/template-pages'
import { TextLink } from '@/components/ui/link'
import { StateMark } from '@/components/ui/state-mark'
import type { AdapterUrlsPage as AdapterUrlsData } from '@/lib/features/provisioning/types'
import { AskEnterprise } from './ask-enterprise'
import { Levels } from './levels'
import { NoteForm } from './note-form'
import { Strategies } from './strategies'

export function AdapterUrlsPage(page: AdapterUrlsData) {
  const t = useTranslations('adapterUrls')
  const { cluster } = page
  return (
    <ClientWords namespaces={['adapterUrls', 'problems']}>
      <TemplatePageHead here={t('title')} title={t('heading')} text={t('text')} />
      {cluster ? (
        <div className="grid items-start gap-4 pb-8 wide:grid-cols-[minmax(0,1fr)_400px]">
          <div className="flex min-w-0 flex-col gap-4">
            <AskEnterprise page={page} cluster={cluster} />
            <Levels page={page} clusterId={cluster.id} />
          </div>
          <div className="flex min-w-0 flex-col gap-4">
            <Panel title={t('note.title')}>
              <div className="px-4 py-3">
                <NoteForm
                  key={cluster.id}
                  clusterId={cluster.id}
                  templates={page.templates}
                  offBecause={!page.mayWrite && t('offRole')}
                />
              </div>
            </Panel>
            <Strategies strategy={page.strategy} />
            <Ban isConfirmed={cluster.isPatchConfirmed} clusterId={cluster.id} />
            <Way cluster={cluster} />
          </div>
        </div>
      ) : (
        <div className="panel">
          <EmptyState title={t('emptyTitle')} text={t('emptyText')} />
        </div>
      )}
    </ClientWords>
  )
}

type Cluster = NonNullable<AdapterUrlsData['cluster']>

function Ban({ isConfirmed, clusterId }: { isConfirmed: boolean; clusterId: string }) {
  const t = useTranslations('adapterUrls.ban')
  const tabs = useTranslations('clusters.tabs')
  return (
    <Panel title={t('title')}>
      <p className="flex items-start gap-2 px-4 py-3">
        <StateMark state="degraded" className="mt-0.75" />
        <span>
          {t(isConfirmed ? 'after' : 'before')}{' '}
          <TextLink href={routes.clusterRequirements(clusterId)}>{tabs('requirements')}</TextLink>
        </span>
      </p>
    </Panel>
  )
}

function Way({ cluster: { id, path, proxyHost } }: { cluster: Cluster }) {
  const t = useTranslations('adapterUrls.way')
  return (
    <Panel title={t('title')}>
      <div className="px-4 py-3">
        <p className="host">{t(path, { host: proxyHost })}</p>
        <p className="mt-1 text-xs text-ink-soft">
          {t('text')} <TextLink href={routes.clusterSettings(id)}>{t('settings')}</TextLink>
        </p>
      </div>
    </Panel>
  )
}
