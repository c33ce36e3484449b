import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClientWords } from '@/components/patterns/client-words'
import { TemplateSettings } from '@/components/templates/settings/template-settings'
import { TemplateHeader } from '@/components/templates/template-header'
import { loadTemplateForm } from '@/lib/features/templates/loaders'

interface Props {
  params: Promise<{ templateId: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('templates'))('tabs.settings') }
}

export default async function TemplateSettingsPage({ params }: Props) {
  const { head, form, mayWrite } = await loadTemplateForm((await params).templateId)
  return (
    <ClientWords namespaces={['templates', 'provisioning', 'locales', 'whatIf', 'packages', 'problems']}>
      <TemplateHeader head={head} tab="settings" />
      <TemplateSettings template={form} head={head} mayWrite={mayWrite} />
    </ClientWords>
  )
}
