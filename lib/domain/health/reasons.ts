/** Every reason a stage may give: where it arises, how bad it is, what it makes of the address, and whether failover counts it as answered. */
import type { Finding, Stage } from './types'

/** What the reason makes of an address: red, grey, or nothing (domain.md section 6, decisions.md "Names and states"). */
export type ReasonEffect = 'down' | 'unknown' | 'none'

export interface ReasonFacts {
  stage: Stage
  severity: Finding['severity']
  effect: ReasonEffect
  /** A response with a status below 500 arrived, so failover would not move on. */
  answered: boolean
  /** The finding that explains it, when not of the same name; null when there is nothing to explain. */
  finding?: string | null
}

const down = (stage: Stage): ReasonFacts => ({ stage, severity: 'error', effect: 'down', answered: false })
const grey = (stage: Stage): ReasonFacts => ({ stage, severity: 'notice', effect: 'unknown', answered: false })
const answeredButRed: ReasonFacts = { stage: 'http', severity: 'error', effect: 'down', answered: true }
const serverError: ReasonFacts = { ...down('http'), finding: 'http-server-error' }
const skippedLogin: ReasonFacts = { stage: 'login', severity: 'notice', effect: 'none', answered: false, finding: null }
const loginTrouble: ReasonFacts = { stage: 'login', severity: 'warning', effect: 'none', answered: false }

/** Within a stage the most specific reason comes first: that order ranks them. */
export const reasons = {
  'dns-name-not-found': down('dns'),
  'dns-no-address': down('dns'),
  'dns-server-failure': down('dns'),
  'dns-refused': down('dns'),
  'dns-bad-answer': down('dns'),
  'dns-timeout': down('dns'),
  'resolver-unreachable': grey('dns'),

  'tcp-refused': down('tcp'),
  'tcp-reset': down('tcp'),
  'tcp-unreachable': down('tcp'),
  'tcp-timeout': down('tcp'),
  'blocked-by-policy': { ...grey('tcp'), severity: 'warning' },
  'budget-spent': { ...grey('tcp'), severity: 'warning' },
  'no-route': grey('tcp'),
  'prober-offline': grey('tcp'),
  'prober-starved': grey('tcp'),
  stopped: { ...grey('tcp'), finding: null },

  'certificate-expired': down('tls'),
  'certificate-not-yet-valid': down('tls'),
  'certificate-self-signed': down('tls'),
  'certificate-name-in-cn-only': down('tls'),
  'certificate-wrong-host': down('tls'),
  'certificate-missing-intermediate': down('tls'),
  'certificate-unknown-issuer': down('tls'),
  'certificate-chain-too-long': down('tls'),
  'certificate-invalid': down('tls'),
  'client-certificate-not-asked': down('tls'),
  'client-certificate-refused': down('tls'),
  'client-certificate-required': down('tls'),
  'tls-version': down('tls'),
  'tls-not-tls': down('tls'),
  'tls-alert': down('tls'),
  'tls-closed': down('tls'),
  'tls-timeout': down('tls'),
  'partly-checked': grey('tls'),
  'probe-certificate-unusable': { ...grey('tls'), severity: 'warning' },

  'http-500': serverError,
  'http-502': serverError,
  'http-503': serverError,
  'http-504': serverError,
  'http-server-error': serverError,
  'http-not-deployed': answeredButRed,
  'http-redirect': answeredButRed,
  'http-unexpected-status': answeredButRed,
  'http-wrong-body': answeredButRed,
  'http-body-incomplete': answeredButRed,
  'http-malformed': down('http'),
  'http-headers-too-large': down('http'),
  'http-closed': down('http'),
  'http-timeout': down('http'),
  'stops-at-tls': { ...skippedLogin, stage: 'http' },

  'login-refused': loginTrouble,
  'login-failed': loginTrouble,
  'login-timeout': loginTrouble,
  'no-test-account': skippedLogin,
  'login-not-offered': skippedLogin,
  'login-not-repeated': skippedLogin,
} as const satisfies Record<string, ReasonFacts>

export type ReasonCode = keyof typeof reasons

const ranks = new Map(Object.keys(reasons).map((code, index) => [code, index]))

/** The facts of a stored code; one that this version does not know explains nothing and is grey. */
export function reasonFactsOf(code: string | undefined): ReasonFacts {
  return reasons[code as ReasonCode] ?? { ...grey('tcp'), finding: null }
}

/** Place of a code in the table; unknown codes last. */
export function reasonRankOf(code: string): number {
  return ranks.get(code) ?? ranks.size
}

/** Services that suffer while XSP interfaces are down; the source names them for the XSP as a whole (domain.md 2.1). */
export const servicesBrokenByXsp = ['app-sign-in', 'token-refresh', 'self-activation', 'service-health-check'] as const
