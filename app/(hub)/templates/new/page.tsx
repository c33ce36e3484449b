import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClientWords } from '@/components/patterns/client-words'
import { TemplateWizard } from '@/components/templates/wizard/template-wizard'
import { loadNewTemplate } from '@/lib/features/templates/loaders'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('templates'))('wizard.title') }
}

export default async function NewTemplatePage({ searchParams }: Props) {
  const form = await loadNewTemplate(await searchParams)
  return (
    <ClientWords namespaces={['templates', 'provisioning', 'locales', 'whatIf', 'packages', 'problems']}>
      <TemplateWizard {...form} />
    </ClientWords>
  )
}
