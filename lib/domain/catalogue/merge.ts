/** Decides how two edits of one thing come together, field by field, and what neither decides for the other. */
import { type Result, refuse } from '../result'
import type { FieldValues } from './field'

export interface Merge {
  values: FieldValues
  /** Fields that the others changed since and this edit did not touch: their value was taken. */
  taken: string[]
  /** Fields that both changed to different values. Nothing is decided for them. */
  disputed: string[]
}

/** Both edits began with the same values; a secret is never compared, so that it is never told. */
export interface TwoEdits {
  theirs: FieldValues
  mine: FieldValues
  /** Names, in the order in which they are to be told. */
  theirChanges: readonly string[]
  myChanges: readonly string[]
  isSecret?: (name: string) => boolean
}

/** Brings an edit together with what was saved meanwhile. The names of `mine` are kept, whatever `theirs` has besides. */
export function mergeEdits({ theirs, mine, theirChanges, myChanges, isSecret = () => false }: TwoEdits): Merge {
  const isMine = new Set(myChanges)
  const agree = (name: string) => !isSecret(name) && theirs[name] === mine[name]
  const kept = Object.entries(mine).map(([name, value]) => [
    name,
    isSecret(name) || isMine.has(name) ? value : (theirs[name] ?? value),
  ])
  return {
    values: Object.fromEntries(kept),
    taken: theirChanges.filter((name) => !isMine.has(name) && !agree(name)),
    disputed: theirChanges.filter((name) => isMine.has(name) && !agree(name)),
  }
}

/** Whose changes were taken along because they touched other fields. */
export interface MergedWith {
  author: string
  fields: string[]
}

/** The refusal `changed-meanwhile` at each disputed field, naming who changed it. */
export function disputeOf(disputed: readonly string[], authorOf: (name: string) => string): Result<never> {
  const [first = ''] = disputed
  const fields = Object.fromEntries(
    disputed.map((name) => [name, { code: 'changed-meanwhile', params: { author: authorOf(name) } }]),
  )
  return refuse('changed-meanwhile', { params: { author: authorOf(first), count: disputed.length }, fields })
}
