/** What provisioning by API demands of the partner's own organization, who confirmed it, and which templates wait for it. */
import { useFormatter, useTranslations } from 'next-intl'
import { ClientWords } from '@/components/patterns/client-words'
import { CodeLine } from '@/components/patterns/copy-button'
import { Panel } from '@/components/patterns/panel'
import { routes } from '@/components/patterns/routes'
import { useConfirmMarkWords } from '@/components/requirements/words'
import { TemplatePageHead } from '@/components/templates/template-pages'
import { TextLink } from '@/components/ui/link'
import { StateMark } from '@/components/ui/state-mark'
import type { ApiNeed } from '@/lib/domain/provisioning/api-access'
import type { ApiAccessPage as ApiAccessData } from '@/lib/features/provisioning/types'
import { ConfirmApiNeed } from './confirm-api-need'

export function ApiAccessPage({ needs, templates, mayWrite }: ApiAccessData) {
  const t = useTranslations('apiAccess')
  const confirmed = needs.filter(({ confirmation }) => confirmation).length
  return (
    <ClientWords namespaces={['problems']}>
      <TemplatePageHead here={t('title')} text={t('text')} />
      <div className="grid items-start gap-4 pb-8 wide:grid-cols-[minmax(0,1fr)_400px]">
        <Panel title={t('needs')} note={t('summary', { confirmed, total: needs.length })}>
          {needs.map((need) => (
            <Need key={need.id} need={need} mayWrite={mayWrite} />
          ))}
        </Panel>
        <Waiting templates={templates} />
      </div>
    </ClientWords>
  )
}

function Need({ need: { id, source, names, confirmation }, mayWrite }: { need: ApiNeed; mayWrite: boolean }) {
  const t = useTranslations('apiAccess')
  const requirements = useTranslations('requirements')
  const sources = useTranslations('provisioning.sources')
  const format = useFormatter()
  const name = requirements(`fields.requirement.options.${id}`)
  const words = useConfirmMarkWords(name, mayWrite ? '' : t('offRole'))
  return (
    <div className="border-t border-hairline px-4 py-3 first-of-type:border-t-0">
      <h3 className="flex items-start gap-2 font-semibold">
        <StateMark
          state={confirmation ? 'up' : 'notReached'}
          label={requirements(confirmation ? 'states.confirmed' : 'states.to-confirm')}
          className="mt-0.75"
        />
        {name}
      </h3>
      <div className="mt-1 flex min-w-0 flex-col gap-3 phone:ps-5.5">
        <div>
          <p>{t(`items.${id}`)}</p>
          <p className="text-xs text-ink-soft">{requirements('demandedBy', { source: sources(source) })}</p>
        </div>
        {names.length > 0 && (
          <div className="flex min-w-0 flex-col gap-1.5">
            {names.map((one) => (
              <CodeLine key={one} text={one} />
            ))}
          </div>
        )}
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          {confirmation && (
            <p className="text-xs text-ink-soft">
              {requirements('by', {
                by: confirmation.by,
                at: format.dateTime(new Date(confirmation.at), 'day'),
              })}
            </p>
          )}
          <ConfirmApiNeed need={id} isConfirmed={confirmation !== null} words={words} />
        </div>
      </div>
    </div>
  )
}

function Waiting({ templates }: Pick<ApiAccessData, 'templates'>) {
  const t = useTranslations('apiAccess')
  const { first, count } = templates
  return (
    <Panel title={t('templates')} note={t('count', { count })}>
      {first.length === 0 ? (
        <p className="px-4 py-3 text-ink-soft">{t('none')}</p>
      ) : (
        <ul>
          {first.map(({ id, name }) => (
            <li key={id} className="host border-t border-hairline px-4 py-2.5 first:border-t-0">
              <TextLink href={routes.template(id)}>{name}</TextLink>
            </li>
          ))}
          {count > first.length && (
            <li className="border-t border-hairline px-4 py-2.5 text-xs">
              <TextLink href={routes.apiTemplates}>{t('all', { count })}</TextLink>
            </li>
          )}
        </ul>
      )}
    </Panel>
  )
}
