/** Says an alert in the words of its reader: subject and text of a mail. */
import { createFormatter, createTranslator } from 'next-intl'
import type { AlertEvent, AlertOf } from '@/lib/domain/alerts/events'
import type { IncidentEnd } from '@/lib/domain/health/incident-ends'
import type { InterfaceKind } from '@/lib/domain/health/types'
import type { Locale } from '@/lib/domain/preferences/preferences'
import { formats } from '../i18n/formats'
import { messagesOf } from '../i18n/messages'

export interface MailReader {
  locale: Locale
  /** IANA name; times are told in it. */
  timeZone: string
  partnerName: string
  channelName: string
  /** Where the hub is reached; without it the mail has no link. */
  origin: string | null
}

/** Which words a mail takes, with the values that they need. */
interface Said {
  key: string
  values: Record<string, string | number>
  /** A further sentence under the text. */
  more?: string
  path: string
}

type Say = (key: string, values?: Record<string, string | number>) => string

interface Speech {
  say: Say
  time: (iso: string) => string
  interfaces: (kinds: readonly InterfaceKind[]) => string
  reason: (code: string | null) => string
}

export function alertMailOf(event: AlertEvent, reader: MailReader): { subject: string; text: string } {
  const speech = speechOf(reader)
  const { key, values, more, path } = saidOf(event, speech, reader)
  const lines = [
    speech.say(`alerts.mail.${key}.text`, values),
    ...(more ? [more] : []),
    ...(reader.origin ? [new URL(path, reader.origin).href] : []),
    speech.say('alerts.mail.footer', { channel: reader.channelName, partner: reader.partnerName }),
  ]
  return {
    subject: onOneLine(`[Partner Hub] ${speech.say(`alerts.mail.${key}.subject`, values)}`),
    text: `${lines.join('\n\n')}\n`,
  }
}

function speechOf({ locale, timeZone }: MailReader): Speech {
  const say = createTranslator({
    locale,
    messages: messagesOf(locale) as Record<string, unknown>,
  }) as unknown as Say & {
    has: (key: string) => boolean
  }
  const format = createFormatter({ locale, timeZone, formats })
  return {
    say,
    time: (iso) => format.dateTime(new Date(iso), 'instant'),
    interfaces: (kinds) =>
      format.list(
        kinds.map((kind) => say(`health.interfaces.${kind}`)),
        'and',
      ),
    reason: (code) =>
      code && say.has(`health.reasons.${code}`) ? say(`health.reasons.${code}`) : say('alerts.mail.noReason'),
  }
}

const clusterPath = (clusterId: string | null): string =>
  clusterId ? `/clusters/${clusterId}/interfaces` : '/interface-status'

function saidOf(event: AlertEvent, speech: Speech, reader: MailReader): Said {
  switch (event.type) {
    case 'incident.opened':
    case 'incident.closed':
      return incidentSaid(event, speech)
    case 'cluster.state-changed':
      return clusterSaid(event, speech)
    case 'interface.state-changed':
      return interfaceSaid(event, speech)
    case 'flapping.started':
    case 'flapping.ended':
      return flappingSaid(event, speech)
    case 'certificate.ends':
      return certificateSaid(event, speech)
    case 'test':
      return {
        key: 'test',
        values: { channel: reader.channelName, person: event.requestedBy },
        path: '/settings/alerts',
      }
  }
}

function incidentSaid(event: AlertOf<'incident.opened'> | AlertOf<'incident.closed'>, speech: Speech): Said {
  const isOpened = event.type === 'incident.opened'
  const [isOfHub, end] = [event.scope === 'hub', isOpened ? null : event.closedBecause]
  const isGone = end === 'cluster-deleted'
  return {
    key: `${isOfHub ? 'hub' : 'incident'}-${isOpened ? 'opened' : endOf(isOfHub, end)}`,
    values: {
      cluster: event.clusterName ?? '',
      interfaces: speech.interfaces(event.interfaces),
      count: event.interfaceCount,
      time: speech.time(event.occurredAt),
      opened: speech.time(isOpened ? event.occurredAt : event.openedAt),
      reason: speech.reason(event.cause),
    },
    path: clusterPath(isGone ? null : event.clusterId),
  }
}

/** Only a check says that something is back. What an older version wrote names no end: it knew no other. */
function endOf(isOfHub: boolean, end: IncidentEnd | null | undefined): string {
  if (!end || end === 'recovered') return 'closed'
  return isOfHub ? 'unwatched' : end
}

function clusterSaid(event: AlertOf<'cluster.state-changed'>, speech: Speech): Said {
  const { clusterId, clusterName: cluster, to, interfaces, reason, occurredAt } = event
  return {
    key: `cluster-${to}`,
    values: {
      cluster,
      interfaces: speech.interfaces(interfaces),
      count: interfaces.length,
      time: speech.time(occurredAt),
      reason: speech.reason(reason),
    },
    path: clusterPath(clusterId),
  }
}

function interfaceSaid(event: AlertOf<'interface.state-changed'>, speech: Speech): Said {
  return {
    key: `interface-${event.to}`,
    values: {
      cluster: event.clusterName,
      interface: speech.interfaces([event.interfaceKind]),
      healthy: event.healthyCount,
      total: event.addressCount,
      time: speech.time(event.occurredAt),
      reason: speech.reason(event.reason),
    },
    path: clusterPath(event.clusterId),
  }
}

function flappingSaid(event: AlertOf<'flapping.started'> | AlertOf<'flapping.ended'>, speech: Speech): Said {
  const { clusterId, clusterName: cluster, occurredAt } = event
  const time = speech.time(occurredAt)
  const path = `/clusters/${clusterId}/history`
  if (event.type === 'flapping.ended') return { key: 'flapping-ended', values: { cluster, time }, path }
  const { changes, checks } = event
  const interfaces = speech.interfaces(event.interfaces)
  return { key: 'flapping-started', values: { cluster, interfaces, changes, checks }, path }
}

function certificateSaid(event: AlertOf<'certificate.ends'>, speech: Speech): Said {
  const { subject, days, endsAt, clusterId, clusterName: cluster, place } = event
  const isCloud = place === 'cloud-chain'
  return {
    key: days < 0 ? 'certificate-ended' : 'certificate-ends',
    values: { subject, days, ends: speech.time(endsAt) },
    more: cluster
      ? speech.say('alerts.mail.certificate-ends.cluster', { cluster })
      : isCloud
        ? speech.say('alerts.mail.certificate-ends.cloud')
        : undefined,
    path: clusterId ? `/clusters/${clusterId}/certificates` : isCloud ? '/certificates/cloud' : '/certificates',
  }
}

/** A name with a line break in it must not begin a header of its own. */
const onOneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
