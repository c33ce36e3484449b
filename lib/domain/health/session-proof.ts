/** Decides whether session persistence is proven: one channel at each address, told as proven, broken or not tested. */
import { type ChannelObservation, type ChannelVerdict, judgeChannel } from './event-channel'
import type { Finding } from './types'

export type SessionOutcome = 'proven' | 'broken' | 'not-tested'

export interface SessionProof {
  outcome: SessionOutcome
  /** Why it was not tested: a key of `health.session.reasons`. */
  reason?: string
  /** ISO 8601 in UTC. */
  at: string
  addresses: { address: string; outcome: ChannelVerdict['outcome']; heartbeats: number }[]
  findings: Finding[]
}

/** Any lost channel is broken; it is proven where a channel was kept and none was lost. */
export function judgeSessions(observations: readonly ChannelObservation[], at: Date): SessionProof {
  const verdicts = observations.map((observation) => ({ observation, verdict: judgeChannel(observation) }))
  const has = (outcome: ChannelVerdict['outcome']) => verdicts.some(({ verdict }) => verdict.outcome === outcome)
  const outcome = has('broken') ? 'broken' : has('kept') ? 'proven' : 'not-tested'
  return {
    outcome,
    ...(outcome === 'not-tested' && { reason: reasonOf(verdicts.map(({ verdict }) => verdict)) }),
    at: at.toISOString(),
    addresses: verdicts.flatMap(({ observation, verdict }) =>
      observation.address
        ? [{ address: observation.address, outcome: verdict.outcome, heartbeats: observation.heartbeats.length }]
        : [],
    ),
    findings: verdicts.flatMap(({ verdict }) => verdict.findings),
  }
}

const told = ['no-test-account', 'login-refused'] as const

/** What a person can do something about comes first. */
function reasonOf(verdicts: readonly ChannelVerdict[]): string {
  const known = told.find((reason) => verdicts.some((verdict) => verdict.reason === reason))
  if (known) return known
  return verdicts.some(({ outcome }) => outcome === 'not-opened') ? 'channel-not-opened' : 'no-answer'
}

/** One refusal ends the sign-ins of the background (domain.md section 6). */
export function sessionWasRefused({ reason }: SessionProof): boolean {
  return reason === 'login-refused'
}
