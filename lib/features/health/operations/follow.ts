/** Owns what follows from stored results of checks, within their transaction: one line for each noun that wants to know. */
import type { Tx } from '@/lib/platform/db/database'
import { followWithChains } from '../../certificates/operations/notice'
import { followWithIncidents } from '../../incidents/operations/follow-results'
import type { RecordedResult } from '../types'

/** One batch of one partner; each interface is in it once, and only when its result was stored. */
export interface RecordedBatch {
  partnerId: string
  results: readonly RecordedResult[]
}

/**
 * Called for every batch, so it must cost nothing where nothing of its own changed: at most one statement for the batch,
 * none for a single result. What it throws undoes the batch.
 */
export type Follower = (tx: Tx, batch: RecordedBatch) => Promise<void>

const followers: readonly Follower[] = [followWithIncidents, followWithChains]

export async function followResults(tx: Tx, batch: RecordedBatch): Promise<void> {
  for (const follow of followers) await follow(tx, batch)
}
