import { describe, expect, it } from 'vitest'
import { type AlertEvent, type AlertSwitches, alertsFor, alertTypes, isWanted } from '@/lib/domain/alerts/events'
import { channelFields, parseChannel } from '@/lib/domain/alerts/fields'
import { recipientsOf } from '@/lib/domain/alerts/recipients'
import { parseWebhookUrl } from '@/lib/domain/alerts/webhook'
import { initialValuesOf } from '@/lib/domain/catalogue/field'

const nothing: AlertSwitches = {
  sendsIncidents: false,
  sendsClusters: false,
  sendsInterfaces: false,
  sendsFlapping: false,
  sendsCertificates: false,
}
const occurredAt = '2026-11-20T12:00:00.000Z'
const cluster = { clusterId: 'c', clusterName: 'Lisboa' }
const change = { from: 'up', to: 'down', reason: 'tcp-refused' } as const
const incident: AlertEvent = {
  ...{ type: 'incident.opened', occurredAt, ...cluster, incidentId: 'i', scope: 'cluster' },
  ...{ cause: 'tcp-refused', interfaces: ['xsi-actions'], interfaceCount: 1 },
}
const ofCluster: AlertEvent = { type: 'cluster.state-changed', occurredAt, ...cluster, ...change, interfaces: [] }
const ofInterface: AlertEvent = {
  ...{ type: 'interface.state-changed', occurredAt, ...cluster, ...change },
  ...{ interfaceKind: 'xsi-actions', healthyCount: 0, addressCount: 2 },
}
const telling = [incident, ofCluster, ofInterface, ofInterface]

describe('what a channel hears of one cause', () => {
  it.each<[Partial<AlertSwitches>, AlertEvent[]]>([
    [{}, []],
    [{ sendsIncidents: true, sendsClusters: true, sendsInterfaces: true }, [incident]],
    [{ sendsClusters: true, sendsInterfaces: true }, [ofCluster]],
    [{ sendsInterfaces: true }, [ofInterface, ofInterface]],
  ])('with %j is the widest kind it wants', (wanted, heard) => {
    expect(alertsFor({ ...nothing, ...wanted }, { telling, isCovered: false })).toEqual(heard)
  })

  it('is nothing more while an incident it was told of covers it', () => {
    const cause = { telling: [ofCluster, ofInterface], isCovered: true }
    expect(alertsFor({ ...nothing, sendsIncidents: true, sendsClusters: true }, cause)).toEqual([])
    expect(alertsFor({ ...nothing, sendsClusters: true }, cause)).toEqual([ofCluster])
  })

  it('is a test, whatever it wants', () => {
    expect(alertTypes.filter((type) => isWanted(nothing, type))).toEqual(['test'])
  })
})

describe('the form of a channel', () => {
  const values = { ...initialValuesOf(channelFields), name: 'NOC' }
  const problemsOf = (changed: Record<string, string | boolean>, ports: number[] = []) => {
    const parsed = parseChannel({ ...values, ...changed }, ports)
    return parsed.ok ? null : parsed.problem.fields
  }

  it.each<[Record<string, string>, unknown]>([
    [{ webhookUrl: '' }, { webhookUrl: { code: 'required' } }],
    [{ webhookUrl: 'http://hooks.example.com/a' }, { webhookUrl: { code: 'url-not-https' } }],
    [{ webhookUrl: 'https://10.0.0.1/a' }, { webhookUrl: { code: 'host-is-address' } }],
    [{ webhookUrl: 'https://user:pw@hooks.example.com' }, { webhookUrl: { code: 'url-with-credentials' } }],
    [{ webhookUrl: 'https://hooks.example.com/a?b#c' }, { webhookUrl: { code: 'url-with-fragment' } }],
    [{ kind: 'mail', recipients: '' }, { recipients: { code: 'required' } }],
    [
      { kind: 'mail', recipients: 'noc@example.com nobody' },
      { recipients: { code: 'recipient-invalid', params: { address: 'nobody' } } },
    ],
    [
      { kind: 'mail', recipients: 'noc@example.com\r\nBcc: all@example.com' },
      { recipients: expect.objectContaining({ code: 'recipient-invalid' }) },
    ],
  ])('refuses %j', (changed, fields) => {
    expect(problemsOf(changed)).toEqual(fields)
  })

  it('takes a port only where the operator allows it', () => {
    const webhookUrl = 'https://hooks.example.com:9443/a'
    expect(problemsOf({ webhookUrl })).toEqual({ webhookUrl: expect.objectContaining({ code: 'port-not-allowed' }) })
    expect(problemsOf({ webhookUrl }, [9443])).toBeNull()
  })

  it('refuses more than twenty recipients', () => {
    const recipients = Array.from({ length: 21 }, (_, index) => `a${index}@example.com`).join('\n')
    expect(problemsOf({ kind: 'mail', recipients })).toEqual({
      recipients: { code: 'too-many-recipients', params: { maximum: 20 } },
    })
  })

  it('keeps nothing of what the other kind would need', () => {
    const parsed = parseChannel(
      { ...values, kind: 'mail', recipients: 'noc@example.com', webhookUrl: 'https://hooks.example.com' },
      [],
    )
    expect(parsed).toMatchObject({ ok: true, value: { webhookUrl: '', recipients: 'noc@example.com' } })
  })
})

it('a webhook keeps the query that its receiver put there', () => {
  expect(parseWebhookUrl('https://hooks.example.com/a?key=1&b=2?')).toEqual({
    ok: true,
    value: { host: 'hooks.example.com', port: 443, path: '/a?key=1&b=2?' },
  })
  expect(parseWebhookUrl('https://hooks.example.com/a?x y')).toMatchObject({ ok: false })
})

it('recipients may stand in lines or behind commas, and count once whatever their case', () => {
  expect(recipientsOf('noc@example.com, ana@example.com;\n NOC@example.com')).toEqual([
    'NOC@example.com',
    'ana@example.com',
  ])
})
