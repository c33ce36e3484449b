/** A plain form in the address: the cluster, an enterprise, and which URL it uses with the reasons. */
import { useTranslations } from 'next-intl'
import { CodeLine } from '@/components/patterns/copy-button'
import { Panel } from '@/components/patterns/panel'
import { routes } from '@/components/patterns/routes'
import { Button } from '@/components/ui/button'
import { inputLook } from '@/components/ui/input-look'
import { PlainSelect } from '@/components/ui/plain-select'
import { StateMark } from '@/components/ui/state-mark'
import { type AdapterAnswer, enterpriseMaxLength } from '@/lib/domain/provisioning/adapter-plan'
import type { AdapterUrlsPage } from '@/lib/features/provisioning/types'
import { useTargetWords } from './words'

interface AskProps {
  page: AdapterUrlsPage
  cluster: NonNullable<AdapterUrlsPage['cluster']>
}

export function AskEnterprise({ page: { clusters, answer }, cluster }: AskProps) {
  const t = useTranslations('adapterUrls')
  return (
    <Panel title={t('ask.title')} note={t('ask.help')}>
      <form action={routes.adapterUrls()} className="flex flex-wrap items-end gap-3 px-4 py-3">
        <PlainSelect
          name="cluster"
          label={t('cluster')}
          value={cluster.id}
          options={clusters.map(({ id, name }) => ({ value: id, label: name }))}
          className="grow basis-44"
        />
        <label className="flex min-w-0 grow basis-44 flex-col gap-1.5 font-medium">
          {t('ask.enterprise')}
          <input
            key={answer?.enterprise ?? ''}
            name="enterprise"
            defaultValue={answer?.enterprise ?? ''}
            maxLength={enterpriseMaxLength}
            autoComplete="off"
            spellCheck={false}
            className={`${inputLook(false)} host font-normal`}
          />
        </label>
        <Button type="submit" look="primary">
          {t('ask.verb')}
        </Button>
      </form>
      {answer && <Answer answer={answer} />}
    </Panel>
  )
}

function Answer({ answer }: { answer: AdapterAnswer }) {
  const t = useTranslations('adapterUrls')
  const words = useTargetWords()
  const enterprise = answer.enterprise || t('ask.system')
  return (
    <div role="status" className="flex flex-col gap-2 border-t border-hairline px-4 py-3">
      <p className="host flex items-start gap-2 font-semibold">
        <StateMark state={answer.target ? 'up' : 'unknown'} className="mt-0.75" />
        {answer.target
          ? t('ask.uses', { enterprise, target: words.target(answer.target) })
          : t('ask.usesNone', { enterprise })}
      </p>
      <ul className="host ps-5.5 text-xs text-ink-soft">
        {answer.because.map((because) => (
          <li key={because.code}>{words.because(because)}</li>
        ))}
        {answer.target?.kind === 'template' && <li className="break-all">{answer.target.url}</li>}
      </ul>
      {answer.commands.length > 0 && (
        <div className="flex min-w-0 flex-col gap-1.5">
          <p className="text-xs text-ink-soft">{t('ask.linesNote')}</p>
          {answer.commands.map(({ prompt, text }) => (
            <CodeLine key={text} prompt={prompt} text={text} />
          ))}
        </div>
      )}
    </div>
  )
}
