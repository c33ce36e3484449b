/** Everything that provisioning has to know of one BroadWorks user, the template and the cluster. */
import type { FieldValues } from '../../catalogue/field'
import type { CallInEdits } from '../../locales/call-in'
import type { LocaleOverrides } from '../../locales/resolve-locale'

/** Of the customer: none yet, waiting for its first user, or with an active administrator. */
export const organizationStates = ['new', 'admin-pending', 'active'] as const
export type OrganizationState = (typeof organizationStates)[number]

/** What is known at Webex about the address: nothing, a self-signed account, or a user of another customer. */
export const webexAccounts = ['none', 'own', 'other-customer'] as const
export type WebexAccount = (typeof webexAccounts)[number]

/** A user as BroadWorks knows it; '' is "not given". */
export interface BroadworksUser {
  name: string
  userId: string
  enterprise: string
  /** 'fr', 'fr_CA', or nothing. */
  language: string
  email: string
  alternateId: string
  number: string
  extension: string
  hasLicence: boolean
  isAdministrator: boolean
  hasIntegratedImp: boolean
}

/** What a call of the public API brings; the other methods leave it out. */
export interface ApiCall {
  email: string
  /** '' for a call that names none. */
  package: string
}

export interface WhatIfFacts {
  /** The values of the template, as its form holds them. */
  template: FieldValues
  cluster: { name: string; directAuthentication: boolean } | null
  overrides: LocaleOverrides
  callInEdits: CallInEdits
  user: BroadworksUser
  organization: OrganizationState
  webexAccount: WebexAccount
  call: ApiCall
}
