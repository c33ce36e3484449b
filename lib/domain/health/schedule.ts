/** Decides when an interface is checked next: a fixed grid whose phase comes from the id, so that checks are spread out. */

/** The next instant after `now` at which the interface is due. Lateness never shifts the grid. */
export function nextCheckAt(interfaceId: string, intervalMs: number, now: Date): Date {
  const phase = phaseOf(interfaceId, intervalMs)
  const since = now.getTime() - phase
  return new Date(phase + (Math.floor(since / intervalMs) + 1) * intervalMs)
}

/** True in one of the slots that may open an event channel: it is tried at most every 15 minutes (domain.md section 6). */
export function isChannelSlot(interfaceId: string, intervalMs: number, now: Date): boolean {
  const slots = Math.max(1, Math.ceil(channelEveryMs / intervalMs))
  const slot = Math.floor((now.getTime() - phaseOf(interfaceId, intervalMs)) / intervalMs)
  return slot % slots === 0
}

const channelEveryMs = 15 * 60_000

/** FNV-1a over the id, as a share of the interval. */
function phaseOf(id: string, intervalMs: number): number {
  let hash = 0x811c9dc5
  for (const letter of id) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return Math.floor((hash / 0x1_0000_0000) * intervalMs)
}
