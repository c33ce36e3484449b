/**
 * Says what happens when a customer's organization exists before the partner comes to it, and whose brand its users see
 * (domain.md sections 3.5 and 3.6). The conditions are those of the vendor's sister product: for this one none are
 * published.
 */

export interface OrganizationFacts {
  /** Subscribers the hub knows; the organization may have more users. */
  knownUsers: number
  /** What somebody who knows the organization has marked. */
  hasVerifiedDomain: boolean
  hasClaimedDomain: boolean
  hasOtherPartner: boolean
}

export const attachmentReasons = ['many-users', 'verified-domain', 'claimed-domain', 'nothing-known'] as const
export type AttachmentReason = (typeof attachmentReasons)[number]

export interface Attachment {
  /** 'not-decidable' while nothing the hub knows asks for approval: the organization itself may know more. */
  approval: 'needed' | 'not-decidable'
  because: AttachmentReason[]
  /** Two partners on one organization: the vendor shows its own default to everybody. */
  brandShown: 'own' | 'vendor-default'
}

/** From this many users on an administrator of the organization has to approve. */
export const usersForApproval = 100
/** Administrators of the organization who get the approval mail, at most. */
export const approvalMails = 5

export function attachmentOf(facts: OrganizationFacts): Attachment {
  const because: AttachmentReason[] = [
    ...(facts.knownUsers >= usersForApproval ? (['many-users'] as const) : []),
    ...(facts.hasVerifiedDomain ? (['verified-domain'] as const) : []),
    ...(facts.hasClaimedDomain ? (['claimed-domain'] as const) : []),
  ]
  return {
    approval: because.length > 0 ? 'needed' : 'not-decidable',
    because: because.length > 0 ? because : ['nothing-known'],
    brandShown: facts.hasOtherPartner ? 'vendor-default' : 'own',
  }
}
