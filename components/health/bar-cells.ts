/** Cells of a history as the bar draws them, labelled in the reader's language. */
import { useFormatter, useTranslations } from 'next-intl'
import type { HistoryCell as BarCell } from '@/components/patterns/history-bar'
import { type HistoryCell, shownShare } from '@/lib/domain/health/history'

export function useBarCells(span: 'hours' | 'days'): (cells: readonly HistoryCell[]) => BarCell[] {
  const t = useTranslations('clusters.history')
  const format = useFormatter()
  return (cells) =>
    cells.map(({ startsAt, state, uptimePercent, checks, failedChecks, isMaintenance }) => ({
      key: startsAt,
      state: isMaintenance ? 'maintenance' : (state ?? 'none'),
      label: format.dateTime(new Date(startsAt), span === 'days' ? 'day' : 'clockZone'),
      uptime:
        uptimePercent === null
          ? undefined
          : t('uptimeOf', { percent: format.number(shownShare(uptimePercent), 'percent') }),
      note: t('checks', { count: checks, failed: failedChecks }),
    }))
}
