/** Decides which addresses a brand may point its users to: https pages, and mail of domains that are verified. */
import { parseHost } from '../net/url-rules'
import { ok, type Problem, type Result, refuse } from '../result'

/** Why a link is refused; null when it is fine. Query and fragment are allowed: nothing of ours is sent there. */
export function linkProblemOf(text: string): Problem | null {
  const trimmed = text.trim()
  if (/[\s\p{Cc}\p{Cf}\\]/u.test(trimmed)) return refuse('link-invalid').problem
  if (!/^https:\/\/(?!\/)/i.test(trimmed)) {
    return refuse(/^http:/i.test(trimmed) ? 'url-not-https' : 'url-without-scheme').problem
  }
  if (!URL.canParse(trimmed)) return refuse('link-invalid').problem
  const url = new URL(trimmed)
  if (url.username !== '' || url.password !== '' || trimmed.slice(8).split(/[/?#]/)[0]?.includes('@'))
    return refuse('url-with-credentials').problem
  const host = parseHost(url.hostname)
  return host.ok ? null : host.problem
}

/** Domain names parted by commas or spaces, in lower case and once each; the first bad one is named. */
export function domainsOf(text: string): Result<string[]> {
  const domains: string[] = []
  for (const part of text.split(/[\s,;]+/).filter(Boolean)) {
    const host = parseHost(part)
    if (!host.ok) return refuse('domain-invalid', { params: { domain: part.slice(0, 60) } })
    if (!domains.includes(host.value)) domains.push(host.value)
  }
  return ok(domains)
}

/** The domain of an e-mail address, in lower case; '' when there is none. */
export function mailDomainOf(address: string): string {
  return address
    .slice(address.lastIndexOf('@') + 1)
    .trim()
    .toLowerCase()
}
