/** Decides when an interface is checked next: a fixed grid whose phase comes from the id, so that checks are spread out. */

/** The next instant after `now` at which the interface is due. Lateness never shifts the grid. */
export function nextCheckAt(interfaceId: string, intervalMs: number, now: Date): Date {
  const phase = phaseOf(interfaceId, intervalMs)
  const since = now.getTime() - phase
  return new Date(phase + (Math.floor(since / intervalMs) + 1) * intervalMs)
}

/** What our own lateness spoilt is tried again after this time, once; then it waits for the grid. */
export const retryMs = 5_000

const spoilt = 'prober-starved'

/**
 * When the next check follows a result: on the grid, or sooner where the prober spoilt this one and not the one before.
 * @param reason why this result is not up, and `reasonBefore` the stored one; keys of `reasons`
 */
export function nextCheckAfter(
  interfaceId: string,
  intervalMs: number,
  result: { at: Date; reason?: string | null; reasonBefore?: string | null },
): Date {
  const onGrid = nextCheckAt(interfaceId, intervalMs, result.at)
  if (result.reason !== spoilt || result.reasonBefore === spoilt) return onGrid
  return new Date(Math.min(onGrid.getTime(), result.at.getTime() + retryMs))
}

/** FNV-1a over the id, as a share of the interval. */
function phaseOf(id: string, intervalMs: number): number {
  let hash = 0x811c9dc5
  for (const letter of id) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return Math.floor((hash / 0x1_0000_0000) * intervalMs)
}
