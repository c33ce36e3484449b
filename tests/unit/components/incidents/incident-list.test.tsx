import { NextIntlClientProvider } from 'next-intl'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { IncidentList } from '@/components/incidents/incident-list'
import { type IncidentEnd, incidentEnds } from '@/lib/domain/health/incident-ends'
import type { IncidentRow } from '@/lib/features/incidents/types'
import { formats } from '@/lib/platform/i18n/formats'
import { messagesOf } from '@/lib/platform/i18n/messages'

const row = (closedBecause: IncidentEnd | null, clusterId: string | null = 'c'): IncidentRow => ({
  ...{ id: 'i', clusterId, clusterName: clusterId && 'Lisboa', cause: 'tcp-refused', affected: ['xsi-actions'] },
  ...{ affectedCount: 1, openedAt: '2026-11-20T12:00:00.000Z', lastedMs: 60_000, wasQuiet: false },
  ...{ closedAt: closedBecause && '2026-11-20T12:01:00.000Z', closedBecause },
})

const shown = (locale: 'en' | 'es', incident: IncidentRow): string =>
  renderToStaticMarkup(
    <NextIntlClientProvider
      locale={locale}
      messages={messagesOf(locale)}
      formats={formats}
      timeZone="UTC"
      now={new Date('2026-11-20T13:00:00Z')}
    >
      <IncidentList incidents={[incident]} />
    </NextIntlClientProvider>,
  )

describe.each(['en', 'es'] as const)('an incident in %s', (locale) => {
  const { ended } = messagesOf(locale).incidents as { ended: Record<string, string> }
  const sayings = Object.values(ended)
  const endsSaid = (incident: IncidentRow) => sayings.filter((saying) => shown(locale, incident).includes(saying))

  it('that is open, or that checks saw end, says nothing of an end', () => {
    for (const end of [null, 'recovered'] as const) expect(endsSaid(row(end))).toEqual([])
  })

  it.each(incidentEnds.filter((end) => end !== 'recovered'))('closed by %s says so, and shows no green', (end) => {
    expect(endsSaid(row(end))).toHaveLength(1)
    expect(shown(locale, row(end))).not.toContain('text-mark-up')
    expect(shown(locale, row('recovered'))).toContain('text-mark-up')
  })

  it('of the hub speaks of all that it touched, and not of one cluster', () => {
    for (const end of ['paused', 'cluster-deleted'] as const)
      expect(endsSaid(row(end, null))).toEqual([ended.unwatched])
  })
})
