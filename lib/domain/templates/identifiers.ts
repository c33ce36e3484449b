/** What a template is known by outside: minted from its id, never typed (domain.md section 3). */

/** `base64(partnerOrgUuid:templateUuid)` without padding. Opaque for everybody but us. */
export function provisioningIdOf(partnerId: string, templateId: string): string {
  return btoa(`${partnerId}:${templateId}`).replace(/=+$/, '')
}

/** The partner and template of a provisioning ID; null when it is none of ours. */
export function readProvisioningId(provisioningId: string): { partnerId: string; templateId: string } | null {
  const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
  const found = new RegExp(`^(${uuid}):(${uuid})$`).exec(decoded(provisioningId))
  const [, partnerId, templateId] = found ?? []
  return partnerId && templateId ? { partnerId, templateId } : null
}

function decoded(text: string): string {
  try {
    return atob(text)
  } catch {
    return ''
  }
}

/** Where the application server sends its provisioning messages. At most 256 characters fit into BroadWorks. */
export function adapterUrlOf(origin: string, templateId: string): string {
  return new URL(`/adapter/${templateId}`, origin).href
}

/** Where users of a template with untrusted e-mails finish their activation, unless the template names another page. */
export function activationUrlOf(origin: string, templateId: string): string {
  return new URL(`/activate/${templateId}`, origin).href
}
