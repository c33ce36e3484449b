/** Which strategy the notes amount to, and the two ways beside UC-One SaaS. */
import { useTranslations } from 'next-intl'
import { Panel } from '@/components/patterns/panel'
import { Badge } from '@/components/ui/badge'
import type { AdapterStrategy } from '@/lib/domain/provisioning/adapter-plan'

const besideUcOne = ['uc-one-first', 'webex-first'] as const

export function Strategies({ strategy }: { strategy: AdapterStrategy }) {
  const t = useTranslations('adapterUrls')
  const isBeside = (besideUcOne as readonly string[]).includes(strategy)
  return (
    <Panel title={t('strategiesTitle')}>
      {!isBeside && <Strategy strategy={strategy} isHere />}
      <p className="border-t border-hairline px-4 pt-3 text-xs text-ink-soft first-of-type:border-t-0">
        {t('coexistence')}
      </p>
      {besideUcOne.map((one) => (
        <Strategy key={one} strategy={one} isHere={one === strategy} />
      ))}
    </Panel>
  )
}

function Strategy({ strategy, isHere }: { strategy: AdapterStrategy; isHere: boolean }) {
  const t = useTranslations('adapterUrls')
  return (
    <div className="px-4 py-2.5">
      <h3 className="flex flex-wrap items-baseline gap-x-2 font-medium">
        {t(`strategies.${strategy}.title`)}
        {isHere && (
          <Badge tone="good" mark="up">
            {t('here')}
          </Badge>
        )}
      </h3>
      <p className="text-ink-soft">{t(`strategies.${strategy}.text`)}</p>
    </div>
  )
}
