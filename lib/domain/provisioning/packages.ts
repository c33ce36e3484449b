/** The package matrix and what changing a package does (domain.md 3.3). */
import { templatePackages } from '../templates/fields'
import type { Source } from './types'

export const packageIds = templatePackages
export type PackageId = (typeof packageIds)[number]

export interface PackageFacts {
  id: PackageId
  calling: boolean
  messaging: boolean
  /** Participants of a meeting in a space; 0 for none. */
  spaceMeetings: number
  /** Participants in a personal meeting room; 0 for none. */
  personalMeetings: number
  source: Source
  /** Message keys under `packages.notes`: what the sources leave open. */
  notes: readonly string[]
}

const facts: Record<PackageId, Omit<PackageFacts, 'id' | 'source'>> = {
  softphone: { calling: true, messaging: false, spaceMeetings: 0, personalMeetings: 0, notes: [] },
  basic: { calling: true, messaging: true, spaceMeetings: 25, personalMeetings: 0, notes: ['basic-footnote'] },
  standard: { calling: true, messaging: true, spaceMeetings: 100, personalMeetings: 100, notes: [] },
  premium: { calling: true, messaging: true, spaceMeetings: 300, personalMeetings: 1000, notes: ['premium-older'] },
}

/** The matrix, the smallest package first. */
export const packageMatrix: readonly PackageFacts[] = packageIds.map((id) => ({
  id,
  source: 'analytics',
  ...facts[id],
}))

export const packageFeatures = ['calling', 'messaging', 'spaceMeetings', 'personalMeetings'] as const
export type PackageFeature = (typeof packageFeatures)[number]

export function isPackageId(text: unknown): text is PackageId {
  return (packageIds as readonly unknown[]).includes(text)
}

export function packageFactsOf(id: PackageId): PackageFacts {
  return { id, source: 'analytics', ...facts[id] }
}

export interface PackageChange {
  from: PackageId
  to: PackageId
  /** Features that come, go, grow or shrink, with their sizes; a feature that is or is not counts 1 and 0. */
  changes: { feature: PackageFeature; before: number; after: number }[]
  /** Known to go wrong; a message key under `packages.defects`. */
  defect: 'stale-personal-room' | null
  /** The packages to give one after the other, `from` left out. */
  path: PackageId[]
}

/** What a subscriber gains and loses. Between Standard and Premium the vendor advises Basic first. */
export function packageChangeOf(from: PackageId, to: PackageId): PackageChange {
  const [before, after] = [facts[from], facts[to]]
  const isAffected = from !== to && before.personalMeetings > 0 && after.personalMeetings > 0
  return {
    from,
    to,
    changes: packageFeatures
      .map((feature) => ({ feature, before: Number(before[feature]), after: Number(after[feature]) }))
      .filter((change) => change.before !== change.after),
    defect: isAffected ? 'stale-personal-room' : null,
    path: from === to ? [] : isAffected ? ['basic', to] : [to],
  }
}

export interface PackageDefect {
  defect: NonNullable<PackageChange['defect']>
  /** The package whose subscribers cannot safely be moved from or to this one in one step. */
  other: PackageId
}

/** What is known to go wrong later for whoever gets this package: the changes to and from it that bite. */
export function packageDefectsOf(id: PackageId): PackageDefect[] {
  return packageIds.flatMap((other) => {
    const { defect } = packageChangeOf(id, other)
    return defect ? [{ defect, other }] : []
  })
}
