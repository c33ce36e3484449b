/** What is noted: the system level, then each override, with its lines folded below and a way to take it back. */
import { useTranslations } from 'next-intl'
import { CodeLine } from '@/components/patterns/copy-button'
import { Panel } from '@/components/patterns/panel'
import { type AdapterTarget, commandsOf } from '@/lib/domain/provisioning/adapter-plan'
import type { AdapterUrlsPage } from '@/lib/features/provisioning/types'
import { RemoveNote } from './remove-note'
import { useTargetWords } from './words'

export function Levels({ page: { plan, mayWrite }, clusterId }: { page: AdapterUrlsPage; clusterId: string }) {
  const t = useTranslations('adapterUrls')
  return (
    <>
      <Panel title={t('systemLevel')}>
        {plan.system ? (
          <Level clusterId={clusterId} enterprise="" target={plan.system} mayWrite={mayWrite} />
        ) : (
          <p className="px-4 py-3 text-ink-soft">{t('notNoted')}</p>
        )}
      </Panel>
      <Panel title={t('overrides')} note={t('overridesNote', { count: plan.overrides.length })}>
        {plan.overrides.length === 0 && <p className="px-4 py-3 text-ink-soft">{t('noOverrides')}</p>}
        {plan.overrides.map(({ enterprise, target }) => (
          <Level key={enterprise} clusterId={clusterId} enterprise={enterprise} target={target} mayWrite={mayWrite} />
        ))}
      </Panel>
    </>
  )
}

interface LevelProps {
  clusterId: string
  enterprise: string
  target: AdapterTarget
  mayWrite: boolean
}

function Level({ clusterId, enterprise, target, mayWrite }: LevelProps) {
  const t = useTranslations('adapterUrls')
  const words = useTargetWords()
  const commands = commandsOf(target, enterprise)
  const name = enterprise || t('systemLevel')
  return (
    <div className="border-t border-hairline px-4 py-3 first-of-type:border-t-0">
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <div className="min-w-0 grow basis-60">
          {enterprise && <p className="host font-medium">{enterprise}</p>}
          <p className={enterprise ? 'text-ink-soft' : 'font-medium'}>{words.target(target)}</p>
          {target.kind === 'template' && <p className="host text-xs break-all text-ink-soft">{target.url}</p>}
        </div>
        <RemoveNote
          clusterId={clusterId}
          enterprise={enterprise}
          target={target.kind === 'template' ? target.templateId : target.kind}
          name={name}
          offBecause={!mayWrite && t('offRole')}
        />
      </div>
      {commands.length > 0 && (
        <details className="mt-2">
          <summary className="w-fit text-xs font-medium text-link">{t('lines')}</summary>
          <div className="mt-2 flex min-w-0 flex-col gap-1.5">
            {commands.map(({ prompt, text }) => (
              <CodeLine key={text} prompt={prompt} text={text} />
            ))}
          </div>
        </details>
      )}
    </div>
  )
}
