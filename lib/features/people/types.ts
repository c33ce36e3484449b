/** Shapes of people that cross rooms. */
import type { PersonState } from '@/lib/domain/identity/people-query'
import type { Role } from '@/lib/domain/identity/permissions'
import type { TablePage, TableQuery } from '@/lib/domain/table/query'

export interface PersonRow {
  id: string
  name: string
  email: string
  role: Role
  state: PersonState
  hasSecondFactor: boolean
  lastSignInAt: Date | null
  isOwn: boolean
  version: number
}

/** Shown once: whoever opens the link becomes the person. */
export interface InvitationLink {
  personId: string
  name: string
  link: string
  expiresAt: Date
}

export interface SecondFactorOffer {
  /** Base32, for those who cannot scan. */
  secret: string
  address: string
}

export interface RecoveryCodes {
  codes: string[]
}

/** What somebody sees who opens an invitation. */
export interface InvitationPage {
  name: string
  email: string
  partnerName: string
  hasOidc: boolean
}

export interface PeoplePage {
  query: TableQuery
  page: TablePage<PersonRow>
  mayChange: boolean
}

export interface PersonPage extends PersonRow {
  isLinked: boolean
  createdAt: Date
  sessionCount: number
  mayChange: boolean
}

export interface InvitePage {
  id: string
  mayInvite: boolean
}

export interface OwnProfile {
  name: string
  email: string
  role: Role
  version: number
}
