/**
 * Settles what checks say before anybody is woken: one interface at a time, from its last checks to the state that
 * alerts and incidents believe. What pages show is the last check itself; this is the slower of the two.
 */
import type { HealthState } from './types'

/** Each number with its reason; the README's decisions name them too. */
export const dampingSettings = {
  /** Checks that must agree on a quiet line: the second one comes within two intervals of the break (quality.md, P6). */
  leastAgreeing: 2,
  /** However restless the line: an outage that lasts ten checks is never kept quiet. */
  mostAgreeing: 10,
  /** What is remembered: an hour of checks at the usual interval of 60 s. */
  windowChecks: 60,
  /** Changes within the window that make it flapping: four interruptions in an hour. */
  flappingFrom: 8,
  /** Changes to which it must calm down again; fewer than it takes to begin, or the mark itself would flap. */
  calmAt: 3,
  /** Checks in a row that could not tell before the last known state is given up. */
  unknownAfter: 5,
} as const

/** Kept between checks and restarts. */
export interface Damping {
  settled: HealthState
  settledSince: Date
  /** One letter for each remembered check, newest last: u, d (degraded), x (down) or ? (could not tell). */
  recent: string
  flappingSince: Date | null
}

/** One check as damping sees it. */
export interface CheckOutcome {
  state: HealthState
  /** Why it is not up: a key of the reasons. */
  reason?: string | null
  at: Date
}

export interface Settling {
  damping: Damping
  /** Set when the settled state moved. */
  moved: { from: HealthState; to: HealthState } | null
  flapping: 'started' | 'ended' | null
}

const letters: Record<HealthState, string> = { up: 'u', degraded: 'd', down: 'x', unknown: '?' }
const states = new Map(Object.entries(letters).map(([state, letter]) => [letter, state as HealthState]))
/** From good to bad; unknown stands aside. */
const ranked = 'udx'

/** Reasons of unknown that speak of the hub and not of the interface: such a check counts neither for nor against. */
const oursAlone = new Set(['resolver-unreachable', 'prober-offline', 'prober-starved', 'stopped', 'budget-spent'])

/** Reasons that mean the hub's own network or DNS is gone: one incident, never many reds. */
export const networkGoneReasons: readonly string[] = ['resolver-unreachable', 'prober-offline']

export const isNetworkGone = (reason: string | null | undefined): boolean => networkGoneReasons.includes(reason ?? '')

export function beginDamping(at: Date): Damping {
  return { settled: 'unknown', settledSince: at, recent: '', flappingSince: null }
}

/** Takes one more check into account. */
export function settle(before: Damping, check: CheckOutcome): Settling {
  if (isOurs(check)) return { damping: before, moved: null, flapping: null }
  const recent = remembered(before.recent + letters[check.state])
  const flappingSince = flappingAfter(before.flappingSince, changesIn(recent), check.at)
  const settled = settledBy(recent, before.settled)
  const hasMoved = settled !== before.settled
  return {
    damping: { settled, settledSince: hasMoved ? check.at : before.settledSince, recent, flappingSince },
    moved: hasMoved ? { from: before.settled, to: settled } : null,
    flapping: (before.flappingSince === null) === (flappingSince === null) ? null : flappingSince ? 'started' : 'ended',
  }
}

/** How many of the last checks agree on something else than the settled state, and how many must; null when none does. */
export function pendingOf({ settled, recent }: Damping): { agreeing: number; needed: number } | null {
  const known = knownOf(recent)
  const side = sideOf(known.at(-1), settled)
  if (side === 0) return null
  let agreeing = 0
  while (agreeing < known.length && sideOf(known.at(-1 - agreeing), settled) === side) agreeing += 1
  const needed = neededIn(recent, settled, side)
  return agreeing >= needed ? null : { agreeing, needed }
}

/** How often the checks turned for the worse or the better; those that could not tell are passed over. */
export function changesIn(recent: string): number {
  const ranks = [...knownOf(recent)].map((letter) => ranked.indexOf(letter))
  let changes = 0
  let direction = 0
  for (const [index, rank] of ranks.entries()) {
    const next = Math.sign(rank - (ranks[index - 1] ?? rank))
    if (next === 0 || next === direction) continue
    direction = next
    changes += 1
  }
  return changes
}

function isOurs({ state, reason }: CheckOutcome): boolean {
  return state === 'unknown' && oursAlone.has(reason ?? '')
}

/** A quiet line is remembered as briefly as it can be: nothing has to be written while nothing changes. */
function remembered(recent: string): string {
  const kept = recent.slice(-dampingSettings.windowChecks)
  return [...kept].every((letter) => letter === kept[0]) ? kept.slice(-dampingSettings.mostAgreeing) : kept
}

function flappingAfter(since: Date | null, changes: number, at: Date): Date | null {
  if (since) return changes <= dampingSettings.calmAt ? null : since
  return changes >= dampingSettings.flappingFrom ? at : null
}

/** The settled state moves only as far as all the last checks that are needed agree. */
function settledBy(recent: string, settled: HealthState): HealthState {
  if (/^\?+$/.test(recent.slice(-dampingSettings.unknownAfter)) && recent.length >= dampingSettings.unknownAfter)
    return 'unknown'
  const known = knownOf(recent)
  const side = recent.endsWith('?') ? 0 : sideOf(known.at(-1), settled)
  const needed = neededIn(recent, settled, side)
  const last = [...known.slice(-needed)]
  if (side === 0 || last.length < needed || last.some((letter) => sideOf(letter, settled) !== side)) return settled
  const ranks = last.map((letter) => ranked.indexOf(letter))
  const furthest = side > 0 ? Math.min(...ranks) : Math.max(...ranks)
  return states.get(ranked[furthest] ?? '') ?? settled
}

/** 1 where a check is worse than the settled state, -1 where it is better, 0 where it is the same. */
function sideOf(letter: string | undefined, settled: HealthState): -1 | 0 | 1 {
  if (letter === undefined) return 0
  if (settled === 'unknown') return letter === 'u' ? -1 : 1
  return Math.sign(ranked.indexOf(letter) - ranked.indexOf(letters[settled])) as -1 | 0 | 1
}

/** Every interruption that is still remembered asks for one more check. Good news about the unknown needs no proof. */
function neededIn(recent: string, settled: HealthState, side: -1 | 0 | 1): number {
  if (settled === 'unknown' && side < 0) return 1
  const interruptions = Math.floor(changesIn(recent) / 2)
  return Math.min(dampingSettings.mostAgreeing, dampingSettings.leastAgreeing + interruptions)
}

function knownOf(recent: string): string {
  return recent.replaceAll('?', '')
}
