/** Starts, plans, ends and cancels the maintenance of a cluster. */
import type { FieldChange } from '@/lib/domain/catalogue/field'
import type { PlanValues, StartValues } from '@/lib/domain/maintenance/fields'
import { windowProblemsOf, windowStateOf } from '@/lib/domain/maintenance/window'
import { ok, type Result, refuse } from '@/lib/domain/result'
import { instantOf } from '@/lib/domain/time/local-time'
import { now } from '@/lib/platform/clock'
import { database, type Tx } from '@/lib/platform/db/database'
import { notify } from '@/lib/platform/events/events'
import { recordAudit } from '../../audit/operations'
import { findCluster } from '../../clusters/store'
import type { Actor } from '../../gates/types'
import { endWindow, findWindow, insertWindow } from '../store'

interface Wanted {
  /** Minted by the form: posting it twice makes one window. */
  id: string
  clusterId: string
}

/** From this moment on, for some hours. */
export function startMaintenance(actor: Actor, input: Wanted & StartValues): Promise<Result<null>> {
  const startsAt = now()
  const endsAt = new Date(startsAt.getTime() + Number(input.hours) * 3_600_000)
  return add(actor, input, { startsAt, endsAt, action: 'maintenance.started' })
}

/** Times are read on a clock in the partner's time zone. */
export async function planMaintenance(actor: Actor, input: Wanted & PlanValues): Promise<Result<null>> {
  const startsAt = instantOf(input.startsAt, actor.timeZone)
  const endsAt = instantOf(input.endsAt, actor.timeZone)
  const fields = windowProblemsOf({ startsAt, endsAt }, now())
  if (!startsAt || !endsAt || Object.keys(fields).length > 0) return refuse('check-fields', { fields })
  return add(actor, input, { startsAt, endsAt, action: 'maintenance.planned' })
}

/** Ends one that runs, cancels one that is still to come. */
export function endMaintenance(actor: Actor, { id }: { id: string }): Promise<Result<null>> {
  return database().asPartner(actor.partnerId, async (tx) => {
    const window = await findWindow(tx, id)
    if (!window) return refuse('not-found')
    const at = now()
    const wasPlanned = windowStateOf(window, at) === 'planned'
    if (!(await endWindow(tx, id, at))) return refuse('window-not-open')
    const action = wasPlanned ? 'maintenance.cancelled' : 'maintenance.ended'
    await tell(tx, actor, { id: window.clusterId, name: window.cluster.name }, action, [])
    return ok(null)
  })
}

interface Span {
  startsAt: Date
  endsAt: Date
  action: 'maintenance.started' | 'maintenance.planned'
}

function add(
  actor: Actor,
  { id, clusterId, reason }: Wanted & { reason: string },
  { startsAt, endsAt, action }: Span,
): Promise<Result<null>> {
  return database().asPartner(actor.partnerId, async (tx) => {
    const cluster = await findCluster(tx, clusterId)
    if (!cluster) return refuse('not-found')
    if (await findWindow(tx, id)) return ok(null)
    const { partnerId, name: plannedBy } = actor
    await insertWindow(tx, { id, partnerId, clusterId, startsAt, endsAt, reason, plannedBy })
    await tell(tx, actor, cluster, action, [
      { field: 'startsAt', before: null, after: startsAt.toISOString() },
      { field: 'endsAt', before: null, after: endsAt.toISOString() },
      { field: 'reason', before: null, after: reason },
    ])
    return ok(null)
  })
}

async function tell(
  tx: Tx,
  actor: Actor,
  { id, name }: { id: string; name: string },
  action: Span['action'] | 'maintenance.ended' | 'maintenance.cancelled',
  changes: FieldChange[],
): Promise<void> {
  await notify(tx, { partnerId: actor.partnerId, topic: 'cluster', id })
  await recordAudit(tx, actor, { action, target: { type: 'maintenance', id, name }, changes })
}
