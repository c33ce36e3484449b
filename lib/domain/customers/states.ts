/** The states of a subscriber, as the vendor's API names them (domain.md section 3.4). */

/** What happens on the way, then the end of it, then what stands beside the way. */
export const subscriberStates = [
  'pending_email_input',
  'pending_email_validation',
  'pending_user_migration',
  'provisioning',
  'provisioned',
  'updating',
  'error',
] as const
export type SubscriberState = (typeof subscriberStates)[number]
