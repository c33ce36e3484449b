/** What the head of the list offers: a new template, or many from a file. */
import { useTranslations } from 'next-intl'
import { routes } from '@/components/patterns/routes'
import { Button, ButtonLink } from '@/components/ui/button'

export function TemplateListActions({ mayWrite }: { mayWrite: boolean }) {
  const t = useTranslations('templateList')
  return (
    <>
      <ButtonLink href={routes.importTemplates}>{t('import')}</ButtonLink>
      {mayWrite ? (
        <ButtonLink href={routes.newTemplate} look="primary" icon="plus">
          {t('add')}
        </ButtonLink>
      ) : (
        <Button look="primary" icon="plus" offBecause={t('offRole')}>
          {t('add')}
        </Button>
      )}
    </>
  )
}
