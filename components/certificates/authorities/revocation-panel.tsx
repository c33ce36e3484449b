'use client'

/** The latest revocation list: its number, how long it is good for, to download, and to issue anew. */
import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { FormProblem } from '@/components/patterns/form/form-problem'
import { Panel } from '@/components/patterns/panel'
import { Button } from '@/components/ui/button'
import { StateMark } from '@/components/ui/state-mark'
import { renewListWithinDays } from '@/lib/domain/authorities/issued'
import { type Problem, refuse } from '@/lib/domain/result'
import { issueListAction } from '@/lib/features/authorities/actions'
import type { AuthorityPage } from '@/lib/features/authorities/types'
import { DownloadButton } from '../download-button'

type RevocationPanelProps = Pick<AuthorityPage, 'id' | 'list' | 'mayWrite'>

export function RevocationPanel({ id, list, mayWrite }: RevocationPanelProps) {
  const t = useTranslations('authorities.crl')
  const format = useFormatter()
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const issue = async () => {
    setBusy(true)
    const done = await issueListAction({ authorityId: id }).catch(() => refuse('unreachable'))
    setBusy(false)
    setProblem(done.ok ? null : done.problem)
  }
  return (
    <Panel title={t('title')}>
      <div className="flex flex-col gap-3 p-4">
        <p className="text-ink-soft">{t('text')}</p>
        {list && (
          <p className="flex items-start gap-2">
            <StateMark state={list.daysLeft < renewListWithinDays ? 'degraded' : 'up'} className="mt-0.75" />
            {t(list.daysLeft < 0 ? 'over' : 'until', {
              number: list.number,
              date: format.dateTime(new Date(list.nextUpdateAt), 'day'),
              days: list.daysLeft,
            })}
          </p>
        )}
        <FormProblem problem={problem} />
        <div className="flex flex-wrap gap-2">
          {list && (
            <DownloadButton fileName={`crl-${list.number}.pem`} content={{ text: list.pem }}>
              {t('download')}
            </DownloadButton>
          )}
          <Button busy={isBusy} offBecause={!mayWrite && t('offRole')} onClick={issue}>
            {t('issue')}
          </Button>
        </div>
      </div>
    </Panel>
  )
}
