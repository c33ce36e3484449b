/** What the head of the list offers: a new template, or many from a file. */
import { useTranslations } from 'next-intl'
import { routes } from '@/components/patterns/routes'
import { ButtonLink } from '@/components/ui/button'
import { DeedLink } from '@/components/ui/deed-link'

export function TemplateListActions({ mayWrite }: { mayWrite: boolean }) {
  const t = useTranslations('templateList')
  return (
    <>
      <ButtonLink href={routes.importTemplates}>{t('import')}</ButtonLink>
      <DeedLink href={routes.newTemplate} look="primary" icon="plus" offBecause={!mayWrite && t('offRole')}>
        {t('add')}
      </DeedLink>
    </>
  )
}
