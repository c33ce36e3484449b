/** Decides which URLs, hosts and ports an interface may have; the form and the prober read them with this one parser (quality.md, SSRF rule 1). */
import { ok, type Result, refuse } from '../result'

export interface HttpsPlace {
  /** Lower case, IDNA applied, no final dot: what is resolved, sent as SNI and as Host. */
  host: string
  port: number
  /** As the URL parser wrote it; '/' when none was given. */
  path: string
}

/** Ports that a probe may reach without the operator allowing more (OUTBOUND_ALLOWED_PORTS). */
export const standardPorts: readonly number[] = [443, 8443, 8012]

export const maximumHostLength = 253
export const maximumUrlLength = 2048

/**
 * The place an https URL names, or why it is refused. No credentials, query or fragment: they would be sent to a server
 * that was never asked for them, or silently dropped.
 * @param allowedPorts besides the standard ones
 */
export function parseHttpsUrl(text: string, allowedPorts: readonly number[] = []): Result<HttpsPlace> {
  const trimmed = text.trim()
  if (trimmed.length > maximumUrlLength) return refuse('too-long', { params: { maximum: maximumUrlLength } })
  if (/[\s\p{Cc}\p{Cf}\\]/u.test(trimmed)) return refuse('url-invalid')
  if (/^http:/i.test(trimmed)) return refuse('url-not-https')
  if (/^https:\/{3,}/i.test(trimmed)) return refuse('url-invalid')
  if (!/^https:\/\//i.test(trimmed)) {
    return refuse(/^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? 'url-not-https' : 'url-without-scheme')
  }
  if (!URL.canParse(trimmed)) return refuse('url-invalid')
  const url = new URL(trimmed)
  const authority = trimmed.slice('https://'.length).split(/[/?#]/)[0] ?? ''
  if (authority.includes('@')) return refuse('url-with-credentials')
  if (trimmed.includes('?')) return refuse('url-with-query')
  if (trimmed.includes('#')) return refuse('url-with-fragment')
  const host = checkHost(url.hostname)
  if (!host.ok) return host
  const port = checkPort(url.port === '' ? 443 : Number(url.port), allowedPorts)
  return port.ok ? ok({ host: host.value, port: port.value, path: url.pathname }) : port
}

/** A bare host name, as CTI has one. */
export function parseHost(text: string): Result<string> {
  const trimmed = text.trim()
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed)) return refuse('host-with-scheme')
  if (trimmed === '' || /[\s\p{Cc}\p{Cf}\\/?#@:%]/u.test(trimmed)) {
    return refuse(/^\[.*\]$|^[0-9a-f:]+:[0-9a-f:.]*$/i.test(trimmed) ? 'host-is-address' : 'host-invalid')
  }
  return URL.canParse(`https://${trimmed}`) ? checkHost(new URL(`https://${trimmed}`).hostname) : refuse('host-invalid')
}

/** @param allowedPorts besides the standard ones */
export function checkPort(port: number, allowedPorts: readonly number[] = []): Result<number> {
  if (!Number.isInteger(port) || port < 1 || port > 65_535) return refuse('port-invalid')
  if (standardPorts.includes(port) || allowedPorts.includes(port)) return ok(port)
  return refuse('port-not-allowed', { params: { port, allowed: [...standardPorts, ...allowedPorts].join(', ') } })
}

/**
 * A name that the public DNS can hold: at least two labels of letters, digits and hyphens. Addresses are refused in any
 * spelling (the URL parser has already turned 0x7f.1 and 2130706433 into 127.0.0.1): a certificate names hosts, and the
 * cloud looks addresses up.
 */
function checkHost(hostname: string): Result<string> {
  const host = hostname.replace(/\.$/, '').toLowerCase()
  if (host.startsWith('[') || /^\d+(\.\d+){3}$/.test(host)) return refuse('host-is-address')
  if (host.length > maximumHostLength) return refuse('host-too-long', { params: { maximum: maximumHostLength } })
  const labels = host.split('.')
  if (!labels.every((label) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label))) return refuse('host-invalid')
  return labels.length < 2 ? refuse('host-not-qualified') : ok(host)
}
