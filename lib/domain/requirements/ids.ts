/** Names everything that the source demands of a BroadWorks system (domain.md 5, 10.8), in the order of the page. */
export const requirementIds = [
  'servers',
  'public-xsp',
  'cnps',
  'device-profiles',
  'patch',
  'use-provisioning-url',
  'enterprise-flag',
  'provisioning-url',
  'adapter-path',
  'call-history',
  'tls',
  'encoding',
  'authentication-service',
  'outbound-trust',
  'cti',
  'cti-trust',
  'client-identity',
] as const
export type RequirementId = (typeof requirementIds)[number]

export function isRequirementId(text: string): text is RequirementId {
  return (requirementIds as readonly string[]).includes(text)
}
