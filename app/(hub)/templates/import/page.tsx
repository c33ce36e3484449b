import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClientWords } from '@/components/patterns/client-words'
import { CsvImport } from '@/components/patterns/csv-import/csv-import'
import { PageHeader } from '@/components/patterns/page-header'
import { routes } from '@/components/patterns/routes'
import { loadTemplateImport } from '@/lib/features/template-files/loaders'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('templateList'))('importPage.title') }
}

export default async function ImportTemplatesPage() {
  const { targets, limits, mayWrite } = await loadTemplateImport()
  const t = await getTranslations('templateList')
  const templates = await getTranslations('templates')
  return (
    <>
      <PageHeader
        crumbs={[{ label: templates('title'), href: routes.templates }]}
        here={t('importPage.title')}
        title={t('importPage.title')}
        text={t('importPage.text')}
      />
      <ClientWords namespaces={['imports', 'problems']}>
        <CsvImport
          targets={targets}
          limits={limits}
          api={routes.api.templatesImport}
          example={routes.api.templatesExample}
          list={routes.templates}
          listLabel={t('importPage.list')}
          offBecause={!mayWrite && t('offRole')}
        />
      </ClientWords>
    </>
  )
}
