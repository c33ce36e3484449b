import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { RecentChanges } from '@/components/audit/recent-changes'
import { ClientWords } from '@/components/patterns/client-words'
import { LiveRefresh } from '@/components/patterns/live-refresh'
import { TemplateHistory } from '@/components/templates/history/template-history'
import { TemplateHeader } from '@/components/templates/template-header'
import { loadRecentChanges } from '@/lib/features/audit/loaders'
import { loadTemplateHistory } from '@/lib/features/templates/loaders'

const mostEdits = 8

interface Props {
  params: Promise<{ templateId: string }>
  searchParams: Promise<{ from?: string; to?: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('templates'))('tabs.history') }
}

export default async function TemplateHistoryPage({ params, searchParams }: Props) {
  const [{ templateId }, asked] = await Promise.all([params, searchParams])
  const { head, history, mayWrite } = await loadTemplateHistory(templateId, asked)
  const t = await getTranslations('templates')
  return (
    <ClientWords namespaces={['templates', 'problems']}>
      <TemplateHeader head={head} tab="history" />
      <TemplateHistory
        head={head}
        history={history}
        mayWrite={mayWrite}
        edits={
          <RecentChanges
            title={t('history.edits')}
            changes={await loadRecentChanges(mostEdits, templateId)}
            targetId={templateId}
          />
        }
      />
      <LiveRefresh topics={['template']} id={templateId} />
    </ClientWords>
  )
}
