/** Decides what to install of a chain: the path in order, completed by what is known, without root, repeats and noise. */
import { bundleOf, heldIssuer } from '../certificates/held/chain-view'
import { roleOf } from '../certificates/held/outline'
import type { Certificate } from '../certificates/model/certificate'
import { isSameCertificate } from '../certificates/model/certificate-facts'
import type { Verdict } from '../certificates/path/verdict'
import type { VerifySignature } from '../certificates/request'

/** Chains are no longer than this, however many certificates of a loop are known. */
const mostAdded = 5

export interface Completed {
  readonly verdict: Verdict
  /** What this hub knew and the chain lacked, from the leaf upwards. */
  readonly added: readonly Certificate[]
}

/**
 * Adds the missing issuers that are known, as long as one fits by name, key identifier and signature.
 * @param judge the validator's answer for the certificates that were sent and these
 */
export function completed(
  first: Verdict,
  known: readonly Certificate[],
  judge: (added: readonly Certificate[]) => Verdict,
  verify: VerifySignature,
): Completed {
  let verdict = first
  const added: Certificate[] = []
  while (verdict.missingIssuer && added.length < mostAdded) {
    const tip = verdict.path.at(-1)
    const signers = known.filter((one) => tip !== undefined && !added.includes(one) && verify(tip, one.publicKey))
    const issuer = heldIssuer(verdict.missingIssuer, signers)
    if (!issuer) break
    added.push(issuer)
    verdict = judge(added)
  }
  return { verdict, added }
}

export type LeftOutReason = 'root' | 'repeated' | 'not-needed'

export interface OrderedBundle {
  readonly certificates: readonly Certificate[]
  readonly leftOut: readonly LeftOutCertificate[]
}

export interface LeftOutCertificate {
  readonly certificate: Certificate
  readonly because: LeftOutReason
}

/** @param sent what was given, in its order */
export function orderedBundle(verdict: Verdict, sent: readonly Certificate[]): OrderedBundle {
  const certificates = bundleOf(verdict)
  const isIn = (list: readonly Certificate[], one: Certificate) => list.some((other) => isSameCertificate(one, other))
  const leftOut = sent.flatMap((certificate, at): LeftOutCertificate[] => {
    if (isIn(sent.slice(0, at), certificate)) return [{ certificate, because: 'repeated' }]
    if (isIn(certificates, certificate)) return []
    return [{ certificate, because: roleOf(certificate) === 'root' ? 'root' : 'not-needed' }]
  })
  return { certificates, leftOut }
}

/** Of a trust store: every authority once, roots first; what is no authority is left out. */
export function orderedStore(sent: readonly Certificate[]): OrderedBundle {
  const isRepeated = (one: Certificate, at: number) => sent.slice(0, at).some((other) => isSameCertificate(one, other))
  const once = sent.filter((one, at) => !isRepeated(one, at))
  const inRole = (role: string) => once.filter((one) => roleOf(one) === role)
  return {
    certificates: [...inRole('root'), ...inRole('intermediate')],
    leftOut: [
      ...inRole('leaf').map((certificate) => ({ certificate, because: 'not-needed' as const })),
      ...sent.filter(isRepeated).map((certificate) => ({ certificate, because: 'repeated' as const })),
    ],
  }
}
