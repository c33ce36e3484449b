/** What a browser hears of what happens: ids only, and only of nouns its role may read. */
import { may, type Permission } from '@/lib/domain/identity/permissions'
import { defineStream } from '@/lib/features/gates/define-stream'
import type { Topic } from '@/lib/platform/events/events'

const needed: Record<Exclude<Topic, 'session'>, Permission> = {
  health: 'cluster.read',
  cluster: 'cluster.read',
  audit: 'audit.read',
  person: 'person.read',
  template: 'template.read',
  certificate: 'certificate.read',
  alert: 'alert.read',
  resync: 'session.own',
}

export const streamEvents = defineStream({
  permission: 'session.own',
  hears: (actor, { topic }) => topic !== 'session' && may(actor.role, needed[topic]),
})
