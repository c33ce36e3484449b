import { describe, expect, it } from 'vitest'
import type { AlertEvent } from '@/lib/domain/alerts/events'
import { type IncidentEnd, incidentEnds } from '@/lib/domain/health/incident-ends'
import type { InterfaceKind } from '@/lib/domain/health/types'
import { alertMailOf } from '@/lib/platform/mail/alert-mail'

const occurredAt = '2026-11-20T12:00:00.000Z'
const cluster = { clusterId: '0198', clusterName: 'Lisboa' }
const change = { from: 'up', reason: 'tcp-refused' } as const
const interfaces: InterfaceKind[] = ['xsi-actions', 'xsi-events']
const incident = {
  ...{ ...cluster, incidentId: 'i', cause: 'tcp-refused' },
  ...{ scope: 'cluster' as const, interfaces, interfaceCount: 2 },
}
const hub = {
  ...{ incidentId: 'i', cause: 'resolver-unreachable', clusterId: null, clusterName: null },
  ...{ scope: 'hub' as const, interfaces: [], interfaceCount: 12 },
}
const certificate = { subject: 'xsi.example.com', endsAt: '2026-11-27T12:00:00.000Z', place: null, ...cluster }
const counts = { interfaceKind: 'cti', healthyCount: 1, addressCount: 2 } as const

const events: AlertEvent[] = [
  { type: 'incident.opened', occurredAt, ...incident },
  ...incidentEnds.flatMap((closedBecause): AlertEvent[] => [
    { type: 'incident.closed', occurredAt, ...incident, openedAt: occurredAt, closedBecause },
    { type: 'incident.closed', occurredAt, ...hub, openedAt: occurredAt, closedBecause },
  ]),
  { type: 'incident.opened', occurredAt, ...hub },
  ...(['up', 'degraded', 'down'] as const).flatMap((to): AlertEvent[] => [
    { type: 'cluster.state-changed', occurredAt, ...cluster, ...change, to, interfaces: ['xsi-events'] },
    { type: 'interface.state-changed', occurredAt, ...cluster, ...change, ...counts, to },
  ]),
  { type: 'flapping.started', occurredAt, ...cluster, interfaces: ['xsi-events'], changes: 8, checks: 60 },
  { type: 'flapping.ended', occurredAt, ...cluster, state: 'up' },
  ...[-1, 0, 1, 30].map((days): AlertEvent => ({ type: 'certificate.ends', occurredAt, ...certificate, days })),
  {
    type: 'certificate.ends',
    occurredAt,
    ...certificate,
    days: 30,
    clusterId: null,
    clusterName: null,
    place: 'cloud-chain',
  },
  { type: 'test', occurredAt, requestedBy: 'Ana Admin' },
]

const reader = {
  timeZone: 'Europe/Madrid',
  partnerName: 'Norte Telecom',
  channelName: 'NOC',
  origin: 'https://hub.example.com',
}

describe.each(['en', 'es'] as const)('a mail in %s', (locale) => {
  it.each(events)('of $type has a subject, sentences, a link and a reason why it came', (event) => {
    const { subject, text } = alertMailOf(event, { ...reader, locale })
    expect(subject).toMatch(/^\[Partner Hub\] \S/)
    expect(`${subject}${text}`).not.toMatch(/[{}]|undefined|alerts\.|null/)
    expect(text).toMatch(/https:\/\/hub\.example\.com\/\S+/)
    expect(text).toContain('Norte Telecom')
  })
})

it('of the cloud’s client chain leads to its page and says what to get', () => {
  const ends = { type: 'certificate.ends', occurredAt, ...certificate, days: 30 } as const
  const ofCloud: AlertEvent = { ...ends, clusterId: null, clusterName: null, place: 'cloud-chain' }
  const { text } = alertMailOf(ofCloud, { ...reader, locale: 'en' })
  expect(text).toContain('https://hub.example.com/certificates/cloud')
  expect(text).toContain('next client chain')
})

it('tells times in the partner’s time zone, and no link where the hub’s address is not known', () => {
  const [opened] = events as [AlertEvent]
  const { text } = alertMailOf(opened, { ...reader, locale: 'en', origin: null })
  expect(text).toContain('13:00:00')
  expect(text).not.toContain('http')
})

it('a name with a line break begins no header of its own', () => {
  const event: AlertEvent = {
    type: 'flapping.ended',
    occurredAt,
    ...cluster,
    clusterName: 'A\r\nBcc: x@example.com',
    state: 'up',
  }
  expect(alertMailOf(event, { ...reader, locale: 'en' }).subject).not.toMatch(/[\r\n]/)
})

it('only an incident that checks saw end is told as one that is back, and no link leads to a deleted cluster', () => {
  const of = (closedBecause: IncidentEnd) =>
    alertMailOf(
      { type: 'incident.closed', occurredAt, ...incident, openedAt: occurredAt, closedBecause },
      { ...reader, locale: 'en' },
    )
  expect(incidentEnds.filter((end) => / is back| is up|answer again/.test(of(end).subject + of(end).text))).toEqual([
    'recovered',
  ])
  expect(of('paused').text).toContain('not known')
  expect(of('cluster-deleted').text).not.toContain(cluster.clusterId)
})
