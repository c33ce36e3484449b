/** How a vector is planned: which certificates to make, what to ask, and which answer the standard gives. */

import type { ValidationRequest } from '@/lib/domain/certificates/request'
import type { RuleId } from '@/lib/domain/certificates/rules/table'
import type { Bytes } from '../der-writer'
import { type Made, makeCtiLeaf, makeIntermediate, makeLeaf, makeRoot, testTime } from '../made-certificate'

type Asked = Pick<
  ValidationRequest,
  | 'profile'
  | 'strict'
  | 'purpose'
  | 'names'
  | 'keyUsages'
  | 'requiredPurposes'
  | 'requiredCommonName'
  | 'mostIntermediates'
  | 'policy'
>

/** What JSON can hold of a request. */
export type VectorQuestion = Partial<Asked> & { readonly at?: string }

export interface VectorParts {
  readonly leaf: Bytes
  readonly intermediates?: readonly Bytes[]
  readonly anchors: readonly Bytes[]
  readonly crls?: readonly Bytes[]
  readonly ask?: VectorQuestion
}

export interface VectorPlan {
  readonly id: string
  /** The standard's reason, with its section. */
  readonly why: string
  readonly make: () => VectorParts
  /** "ok", or the rule of the first finding. */
  readonly expected: 'ok' | RuleId
  /** Index of the certificate that the first finding names. */
  readonly at?: number
}

type LeafChanges = Parameters<typeof makeLeaf>[1]

export interface ChainChanges {
  readonly leaf?: LeafChanges
  readonly leafName?: string
  readonly issuing?: LeafChanges
  readonly root?: LeafChanges
  readonly ask?: VectorQuestion
  readonly crls?: (made: { readonly root: Made; readonly issuing: Made; readonly leaf: Made }) => readonly Bytes[]
}

const webQuestion: VectorQuestion = {
  profile: 'web-server',
  purpose: '1.3.6.1.5.5.7.3.1',
  names: [{ kind: 'dns', value: 'xsp1.sp.example.com' }],
  at: testTime.toISOString(),
}

const ctiQuestion: VectorQuestion = {
  profile: 'cti-client',
  purpose: '1.3.6.1.5.5.7.3.2',
  requiredPurposes: ['1.3.6.1.5.5.7.3.2', '1.3.6.1.4.1.6431.1.1.8.2.1.3'],
  requiredCommonName: 'bwcticlient.webex.com',
  at: testTime.toISOString(),
}

export const asWeb = (ask: VectorQuestion = {}): VectorQuestion => ({ ...webQuestion, ...ask })
export const asCti = (ask: VectorQuestion = {}): VectorQuestion => ({ ...ctiQuestion, ...ask })
/** RFC 5280 alone: no purpose, no names. */
export const asRfc5280 = (ask: VectorQuestion = {}): VectorQuestion => ({
  profile: 'rfc5280',
  at: testTime.toISOString(),
  ...ask,
})

export const strict = (ask: VectorQuestion = {}): VectorQuestion => asWeb({ strict: true, ...ask })

function chainOf(leafOf: typeof makeLeaf, changes: ChainChanges, ask: VectorQuestion): VectorParts {
  const root = makeRoot(undefined, changes.root)
  const issuing = makeIntermediate(root, undefined, changes.issuing)
  const leaf = leafOf(issuing, changes.leaf, changes.leafName)
  return {
    leaf: leaf.der,
    intermediates: [issuing.der],
    anchors: [root.der],
    crls: changes.crls?.({ root, issuing, leaf }) ?? [],
    ask,
  }
}

/** Leaf, one intermediate and root of a server, changed where the vector is about it. */
export const webChain = (changes: ChainChanges = {}): VectorParts => chainOf(makeLeaf, changes, asWeb(changes.ask))

/** The same for a bridge's client certificate. */
export const ctiChain = (changes: ChainChanges = {}): VectorParts => chainOf(makeCtiLeaf, changes, asCti(changes.ask))
