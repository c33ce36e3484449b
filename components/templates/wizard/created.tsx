'use client'

/** The end of the wizard: what to give to BroadWorks, and what is left to do there. */
import { useTranslations } from 'next-intl'
import { Panel } from '@/components/patterns/panel'
import { routes } from '@/components/patterns/routes'
import { Result } from '@/components/patterns/wizard/result'
import { MethodChecklist } from '@/components/provisioning/method-checklist'
import { Button, ButtonLink } from '@/components/ui/button'
import { withoutHiddenTemplate } from '@/lib/domain/templates/fields'
import type { TemplateSurroundings } from '@/lib/features/templates/types'
import { templateChecklist } from '../form/use-template-form'
import { Identifiers } from '../identifiers'
import type { TemplateWizardState } from './use-template-wizard'

interface CreatedProps {
  wizard: TemplateWizardState
  surroundings: TemplateSurroundings
}

export function Created({ wizard: { id, identifiers, form }, surroundings }: CreatedProps) {
  const t = useTranslations('templates')
  const name = String(form.values.name)
  const values = withoutHiddenTemplate(form.values)
  const known = { adapterUrl: identifiers.adapterUrl, hasStoredPassword: values.flowThrough === true }
  return (
    <Result
      list={{ label: t('title'), href: routes.templates }}
      name={name}
      title={t('wizard.created', { name })}
      text={t('wizard.createdText')}
    >
      <div className="grid items-start gap-6 pb-8 wide:grid-cols-[minmax(0,1fr)_360px]">
        <div className="flex min-w-0 flex-col gap-4">
          <Panel title={t('identifiers.title')}>
            <Identifiers identifiers={identifiers} values={values} />
          </Panel>
          <p className="flex flex-wrap gap-3">
            <ButtonLink look="primary" href={routes.template(id)}>
              {t('wizard.open')}
            </ButtonLink>
            <Button onClick={() => window.location.assign(routes.newTemplate)}>{t('wizard.another')}</Button>
          </p>
        </div>
        <MethodChecklist checklist={templateChecklist(values, surroundings, known)} />
      </div>
    </Result>
  )
}
