/** Takes the notes of a template's provisioning URL away with the template, and puts them back with it where they are free. */
import * as z from 'zod'
import { mostAssignments } from '@/lib/domain/provisioning/adapter-plan'
import type { Tx } from '@/lib/platform/db/database'
import { findCluster } from '../../clusters/store'
import type { Actor } from '../../gates/types'
import {
  countAssignments,
  deleteAssignmentsOf,
  findAssignment,
  type NotedUrl,
  notedUrlsOf,
  upsertAssignment,
} from '../store'
import { enterpriseName, recordUrls } from './record'

interface Named {
  id: string
  name: string
}

const kept = z.array(z.object({ clusterId: z.uuid(), enterprise: z.string() }))

/** What was noted, to be kept as long as the deletion can be undone. */
export async function releaseUrls(tx: Tx, actor: Actor, template: Named): Promise<NotedUrl[]> {
  const noted = await notedUrlsOf(tx, template.id)
  if (noted.length === 0) return []
  await deleteAssignmentsOf(tx, template.id)
  await tell(tx, actor, template, 'adapter.unassigned', noted)
  return noted
}

/** Answers the enterprises whose note could not come back, because they were given another URL meanwhile. */
export async function restoreUrls(tx: Tx, actor: Actor, template: Named, stored: unknown): Promise<string[]> {
  const noted = kept.safeParse(stored)
  const free: NotedUrl[] = []
  const lost: string[] = []
  for (const url of noted.success ? noted.data : []) {
    if (!(await isFree(tx, url))) {
      lost.push(url.enterprise)
      continue
    }
    const given = { target: 'template' as const, templateId: template.id }
    await upsertAssignment(tx, { partnerId: actor.partnerId, ...url }, given)
    free.push(url)
  }
  if (free.length > 0) await tell(tx, actor, template, 'adapter.assigned', free)
  return lost
}

async function isFree(tx: Tx, url: NotedUrl): Promise<boolean> {
  if (!(await findCluster(tx, url.clusterId)) || (await findAssignment(tx, url))) return false
  return (await countAssignments(tx, url.clusterId)) < mostAssignments
}

/** One line of the trail for each cluster, however many enterprises there were. */
async function tell(
  tx: Tx,
  actor: Actor,
  { name }: Named,
  action: 'adapter.assigned' | 'adapter.unassigned',
  urls: readonly NotedUrl[],
): Promise<void> {
  const change = (field: string, value: string) =>
    action === 'adapter.assigned' ? { field, before: null, after: value } : { field, before: value, after: null }
  for (const clusterId of new Set(urls.map((url) => url.clusterId))) {
    const cluster = await findCluster(tx, clusterId)
    if (!cluster) continue
    const of = urls.filter((url) => url.clusterId === clusterId)
    const enterprises = of.map(({ enterprise }) => enterpriseName(enterprise)).join(', ')
    await recordUrls(tx, actor, cluster, action, [change('enterprise', enterprises), change('target', name)])
  }
}
