/** What the database holds of the interfaces, and what was said about them. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Bench } from './bench'

export async function allChecked({ owner }: Bench, sinceMs: number): Promise<void> {
  for (;;) {
    const { rows } = await owner.query(
      `SELECT count(*)::int AS count FROM cluster_interface WHERE checked_at IS NULL OR checked_at < $1`,
      [new Date(sinceMs)],
    )
    if (rows[0]?.count === 0) return
    await pause(200)
  }
}

export async function statesOf({ owner }: Bench): Promise<string> {
  const { rows } = await owner.query(`SELECT id, state, reason, state_since FROM cluster_interface ORDER BY id`)
  return JSON.stringify(rows)
}

/** What was said though nothing was broken: incidents and deliveries are alerts, a change of state is not yet one. */
export async function saidSince({ owner }: Bench, sinceMs: number): Promise<{ alerts: number; changes: number }> {
  const { rows } = await owner.query(
    `SELECT (SELECT count(*) FROM incident WHERE opened_at > $1)::int
       + (SELECT count(*) FROM alert_delivery WHERE occurred_at > $1)::int AS alerts,
       (SELECT count(*) FROM health_change WHERE occurred_at > $1)::int AS changes`,
    [new Date(sinceMs)],
  )
  return rows[0]
}
