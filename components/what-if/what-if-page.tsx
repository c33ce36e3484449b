/** Asks what a template would do with one BroadWorks user; the whole question is in the address. */
import { useTranslations } from 'next-intl'
import { ClientWords } from '@/components/patterns/client-words'
import { EmptyState } from '@/components/patterns/empty-state'
import { TemplateHeader } from '@/components/templates/template-header'
import { TemplatePageHead } from '@/components/templates/template-pages'
import type { WhatIfPage as WhatIfData } from '@/lib/features/provisioning/types'
import { WhatIfAnswer } from './what-if-answer'
import { WhatIfQuestion } from './what-if-question'

export function WhatIfPage({ templates, asked }: WhatIfData) {
  const t = useTranslations('whatIf')
  return (
    <ClientWords namespaces={['whatIf', 'problems']}>
      {asked ? (
        <TemplateHeader head={asked.head} tab="whatIf" />
      ) : (
        <TemplatePageHead here={t('title')} text={t('text')} />
      )}
      {asked && <p className="-mt-1 mb-4 text-ink-soft">{t('text')}</p>}
      {asked ? (
        <div className="grid items-start gap-x-10 gap-y-6 pb-8 wide:grid-cols-[20rem_minmax(0,1fr)]">
          <WhatIfQuestion templates={templates} asked={asked} />
          <div className="panel min-w-0 px-5 py-4">
            <WhatIfAnswer {...asked} />
          </div>
        </div>
      ) : (
        <div className="panel">
          <EmptyState title={t('emptyTitle')} text={t('emptyText')} />
        </div>
      )}
    </ClientWords>
  )
}
