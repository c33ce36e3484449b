/** Owns what the list of people can be narrowed by; page and loader share it. */
import type { TableSpec } from '../table/query'
import { roles } from './permissions'

export const personStates = ['active', 'invited', 'disabled'] as const
export type PersonState = (typeof personStates)[number]

export interface PeopleFilter {
  state: PersonState
}

export const peopleSpec = {
  sorts: ['name'],
  filters: { state: personStates, role: roles },
} as const satisfies TableSpec

/** Who has neither a password nor a linked account has not come in yet. */
export function personStateOf(person: {
  disabledAt: Date | null
  hasPassword: boolean
  isLinked: boolean
}): PersonState {
  if (person.disabledAt !== null) return 'disabled'
  return person.hasPassword || person.isLinked ? 'active' : 'invited'
}
