import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { RecentChanges } from '@/components/audit/recent-changes'
import { ClientWords } from '@/components/patterns/client-words'
import { LiveRefresh } from '@/components/patterns/live-refresh'
import { MethodChecklist } from '@/components/provisioning/method-checklist'
import { TemplateActions } from '@/components/templates/template-actions'
import { TemplateDetails } from '@/components/templates/template-details'
import { TemplateHeader } from '@/components/templates/template-header'
import { loadRecentChanges } from '@/lib/features/audit/loaders'
import { loadTemplate } from '@/lib/features/templates/loaders'

const mostEdits = 5

interface Props {
  params: Promise<{ templateId: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { head } = await loadTemplate((await params).templateId)
  return { title: head.name }
}

export default async function TemplateDetailsPage({ params }: Props) {
  const { templateId } = await params
  const { head, detail, mayWrite } = await loadTemplate(templateId)
  const t = await getTranslations('templates')
  return (
    <>
      <TemplateHeader head={head} tab="details" />
      <TemplateDetails
        head={head}
        detail={detail}
        checklist={<MethodChecklist checklist={detail.checklist} />}
        actions={
          <ClientWords namespaces={['templates', 'problems']}>
            <TemplateActions head={head} mayWrite={mayWrite} />
          </ClientWords>
        }
        edits={
          <RecentChanges
            title={t('history.edits')}
            changes={await loadRecentChanges(mostEdits, templateId)}
            targetId={templateId}
          />
        }
      />
      <LiveRefresh topics={['template']} id={templateId} />
    </>
  )
}
