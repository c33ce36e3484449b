/** Judges a trust store: does it hold the root and the issuing authority of every client chain, old and new (domain.md section 7.2)? */

import { sameBytes } from '../bytes'
import type { Certificate } from '../model/certificate'
import { isCa, isSelfIssued } from '../model/certificate-facts'
import { printName, sameName } from '../names/distinguished-name'
import type { VerifySignature } from '../request'
import { metOr, type PlaceFinding, placeFinding } from './place-check'

/** The authorities above a client certificate; during a roll-over there are two chains. */
export interface AuthorityPair {
  readonly root: Certificate
  readonly issuing: Certificate
}

export interface TrustStoreFacts {
  /** What the proxy or XSP trusts, in any order. */
  readonly store: readonly Certificate[]
  /** The authorities of the client chains in use, as `pairsIn` finds them. */
  readonly pairs: readonly AuthorityPair[]
  readonly atMs: number
}

/**
 * Pairs up a downloaded file of two to four certificates by who signed whom, whatever their order; old and new
 * authorities may share their names.
 */
export function pairsIn(certificates: readonly Certificate[], verify: VerifySignature): AuthorityPair[] {
  const roots = certificates.filter(isSelfIssued)
  return certificates
    .filter((certificate) => isCa(certificate) && !isSelfIssued(certificate))
    .flatMap((issuing) => {
      const root = roots.find(
        ({ subject, publicKey }) => sameName(subject, issuing.issuer) && verify(issuing, publicKey),
      )
      return root ? [{ root, issuing }] : []
    })
}

/** Trust is given to a name with a key; the same authority reissued is the same. */
const isSameAuthority = (a: Certificate, b: Certificate) =>
  sameName(a.subject, b.subject) && sameBytes(a.publicKey.bytes, b.publicKey.bytes)

const holds = (store: readonly Certificate[], wanted: Certificate) => store.some((one) => isSameAuthority(one, wanted))

const isCurrent = ({ notBefore, notAfter }: Certificate, atMs: number) =>
  notBefore.epochMs <= atMs && atMs <= notAfter.epochMs

const printTime = (epochMs: number) => new Date(epochMs).toISOString()

function missing(
  check: 'anchors-root' | 'anchors-issuing',
  store: readonly Certificate[],
  wanted: readonly Certificate[],
) {
  const absent = wanted.filter((certificate) => !holds(store, certificate))
  return metOr(check, absent.length === 0, {
    expected: wanted.map(({ subject }) => printName(subject)).join('; '),
    found: wanted
      .filter((certificate) => !absent.includes(certificate))
      .map(({ subject }) => printName(subject))
      .join('; '),
  })
}

/** Expired anchors of an old chain do no harm while another chain is whole; without one nobody gets in. */
function dateFinding({ store, pairs, atMs }: TrustStoreFacts): PlaceFinding {
  const wanted = pairs.flatMap(({ root, issuing }) => [root, issuing]).filter((one) => holds(store, one))
  const stale = wanted.find((one) => !isCurrent(one, atMs))
  const isWhole = pairs.some(({ root, issuing }) =>
    [root, issuing].every((one) => holds(store, one) && isCurrent(one, atMs)),
  )
  const found = stale && `${printName(stale.subject)} ${printTime(stale.notAfter.epochMs)}`
  return metOr('anchors-in-date', stale === undefined, { found }, isWhole ? 'warning' : 'broken')
}

function leafFinding({ store }: TrustStoreFacts): PlaceFinding {
  const leaf = store.find((certificate) => !isCa(certificate))
  return metOr('anchors-only-authorities', leaf === undefined, { found: leaf && printName(leaf.subject) }, 'warning')
}

export function judgeTrustStore(facts: TrustStoreFacts): PlaceFinding[] {
  const { store, pairs } = facts
  if (pairs.length === 0) {
    return [placeFinding('anchors-root', 'unknown'), placeFinding('anchors-issuing', 'unknown')]
  }
  return [
    missing(
      'anchors-root',
      store,
      pairs.map(({ root }) => root),
    ),
    missing(
      'anchors-issuing',
      store,
      pairs.map(({ issuing }) => issuing),
    ),
    dateFinding(facts),
    leafFinding(facts),
  ]
}
