/** Asks the DNS for addresses with its own c-ares channel: never `dns.lookup`, whose threads a burst of sign-ins can hold (quality.md, T3). */
import { randomBytes } from 'node:crypto'
import { promises as dns, type RecordWithTtl } from 'node:dns'

export interface ResolvedAddress {
  address: string
  family: 4 | 6
  ttlSeconds: number
}

export type Lookup =
  | { ok: true; addresses: ResolvedAddress[]; durationMs: number }
  | { ok: false; reason: string; durationMs: number }

export interface Resolver {
  /** A and AAAA of a name, IPv4 first, each in the order of the answer. Never throws. */
  addressesOf(host: string): Promise<Lookup>
  /**
   * Whether our own network and its DNS still answer at all: asked about a name below the control name that nobody can
   * have kept. One answer serves all who began before it was asked for.
   * @param sinceMs of the monotonic clock: an answer to an older question proves nothing
   */
  isWorking(sinceMs: number): Promise<boolean>
}

export interface ResolverSettings {
  /** `address:port` of a DNS server; the machine's own without it. */
  address?: string
  controlName?: string
  timeoutMs?: number
}

/** Any answer but a failure below this name proves the resolver and its way to the Internet; NXDOMAIN does too. */
const defaultControlName = 'idbroker.webex.com'

const reasonsByCode: Record<string, string> = {
  ENOTFOUND: 'dns-name-not-found',
  ENODATA: 'dns-no-address',
  ESERVFAIL: 'dns-server-failure',
  EREFUSED: 'dns-refused',
  ENOTIMP: 'dns-refused',
  EBADRESP: 'dns-bad-answer',
  EFORMERR: 'dns-bad-answer',
  EBADNAME: 'dns-name-not-found',
  ETIMEOUT: 'dns-timeout',
  ECONNREFUSED: 'dns-timeout',
}

/** A failure that the resolver itself may have caused: red only while the control name still resolves (domain.md 8.3). */
const doubtful = new Set(['dns-timeout', 'dns-server-failure', 'dns-refused'])

/** What one record type gave: addresses, or the reason that there are none. */
type Answer = { records: RecordWithTtl[] } | { reason: string }

export function createResolver(settings: ResolverSettings = {}): Resolver {
  const { timeoutMs = 2_500, controlName = defaultControlName } = settings
  const channel = new dns.Resolver({ timeout: Math.ceil(timeoutMs / 3), tries: 2 })
  if (settings.address) channel.setServers([settings.address])
  let control: { isWorking: Promise<boolean>; askedAt: number } | undefined

  const isWorking = (sinceMs: number) => {
    if (!control || control.askedAt < sinceMs) {
      const name = `${randomBytes(6).toString('hex')}.${controlName}`
      const answer = within(timeoutMs, asAnswer(channel.resolve4(name, { ttl: true })))
      const isWorking = answer.then((got) => !('reason' in got) || !isSilent(got.reason))
      control = { isWorking, askedAt: performance.now() }
    }
    return control.isWorking
  }

  const addressesOf = async (host: string): Promise<Lookup> => {
    const startedAt = performance.now()
    const [four, six] = await Promise.all([
      within(timeoutMs, asAnswer(channel.resolve4(host, { ttl: true }))),
      within(timeoutMs, asAnswer(channel.resolve6(host, { ttl: true }))),
    ])
    const addresses = [...recordsOf(four, 4), ...recordsOf(six, 6)]
    const durationMs = performance.now() - startedAt
    if (addresses.length > 0) return { ok: true, addresses, durationMs }
    const reason = worstReason(four, six)
    const isOurs = doubtful.has(reason) && !(await isWorking(startedAt))
    return { ok: false, reason: isOurs ? 'resolver-unreachable' : reason, durationMs }
  }
  return { addressesOf, isWorking }
}

async function asAnswer(query: Promise<RecordWithTtl[]>): Promise<Answer> {
  try {
    const records = await query
    return records.length > 0 ? { records } : { reason: 'dns-no-address' }
  } catch (error) {
    return { reason: reasonsByCode[(error as NodeJS.ErrnoException).code ?? ''] ?? 'dns-bad-answer' }
  }
}

/** c-ares lengthens its timeouts with each try; ours is the end of it. */
async function within(timeoutMs: number, answer: Promise<Answer>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<Answer>((resolve) => {
    timer = setTimeout(resolve, timeoutMs, { reason: 'dns-timeout' })
  })
  const first = await Promise.race([answer, late])
  clearTimeout(timer)
  return first
}

function recordsOf(answer: Answer, family: 4 | 6): ResolvedAddress[] {
  if (!('records' in answer)) return []
  const seen = new Set<string>()
  return answer.records
    .filter(({ address }) => !seen.has(address) && seen.add(address))
    .map(({ address, ttl }) => ({ address, family, ttlSeconds: ttl }))
}

/** A failure says more than an empty answer of the other type; a missing name is missing for both. */
function worstReason(four: Answer, six: Answer): string {
  const reasons = [four, six].flatMap((answer) => ('reason' in answer ? [answer.reason] : []))
  return reasons.find((reason) => reason !== 'dns-no-address') ?? 'dns-no-address'
}

function isSilent(reason: string): boolean {
  return reason === 'dns-timeout' || reason === 'dns-server-failure' || reason === 'dns-bad-answer'
}
