'use client'

/** The end of the wizard: what was created and what its interfaces answered. */
import { useTranslations } from 'next-intl'
import type { CheckState } from '@/components/health/check-state'
import { VerdictBadge } from '@/components/health/verdict-badge'
import { Panel } from '@/components/patterns/panel'
import { routes } from '@/components/patterns/routes'
import { Result } from '@/components/patterns/wizard/result'
import { Button, ButtonLink } from '@/components/ui/button'
import { interfaceKinds } from '@/lib/domain/health/types'

interface CreatedProps {
  id: string
  name: string
  checks: CheckState
  onAnother: () => void
}

export function Created({ id, name, checks, onAnother }: CreatedProps) {
  const t = useTranslations('clusters')
  const interfaces = useTranslations('health.interfaces')
  return (
    <Result
      list={{ label: t('title'), href: routes.clusters }}
      name={name}
      title={t('wizard.created', { name })}
      text={t('wizard.createdText')}
      isNarrow
    >
      <Panel title={t('list.interfaces')}>
        <ul>
          {interfaceKinds.map((kind) => {
            const verdict = checks[kind]?.result?.verdict
            if (!verdict) return null
            return (
              <li
                key={kind}
                className="flex items-center justify-between gap-4 border-t border-hairline px-4 py-3 first:border-t-0"
              >
                <span className="font-medium">{interfaces(kind)}</span>
                <VerdictBadge verdict={verdict} />
              </li>
            )
          })}
        </ul>
      </Panel>
      <p className="flex flex-wrap gap-3 py-4">
        <ButtonLink look="primary" href={routes.cluster(id)}>
          {t('wizard.openCluster')}
        </ButtonLink>
        <Button onClick={onAnother}>{t('wizard.addAnother')}</Button>
      </p>
    </Result>
  )
}
