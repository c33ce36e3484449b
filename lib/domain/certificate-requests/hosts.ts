/** Reads the host names that a server certificate shall be for: one in a line, a wildcard only as the whole first label. */
import { parseHost } from '../net/url-rules'
import { ok, type Result, refuse } from '../result'

export const mostHosts = 50

const wildcard = '*.'

function hostIn(line: string): Result<string> {
  const isWild = line.startsWith(wildcard)
  const host = parseHost(isWild ? line.slice(wildcard.length) : line)
  return host.ok && isWild ? ok(`${wildcard}${host.value}`) : host
}

/** Each name once, in order, as DNS writes it. The first problem is answered. */
export function parseHosts(text: string): Result<string[]> {
  const lines = text
    .split(/[\n,]/)
    .map((line) => line.trim())
    .filter(Boolean)
  if (lines.length > mostHosts) return refuse('too-many-hosts', { params: { maximum: mostHosts } })
  const hosts = new Set<string>()
  for (const line of lines) {
    const host = hostIn(line)
    if (!host.ok) return host
    hosts.add(host.value)
  }
  return ok([...hosts])
}
