/** The two chains that every validator is measured on: leaf, intermediate, root. */

import { keyPair } from '../../support/certificates/keys'
import { makeIntermediate, makeLeaf, makeRoot } from '../../support/certificates/made-certificate'

export interface Chain {
  readonly leaf: Uint8Array
  readonly intermediate: Uint8Array
  readonly root: Uint8Array
}

export function makeChain(kind: 'rsa2048' | 'p256'): Chain {
  const root = makeRoot('O=Bench, CN=Root', { key: keyPair('bench root', kind) })
  const intermediate = makeIntermediate(root, 'O=Bench, CN=Issuing', { key: keyPair('bench issuing', kind) })
  const leaf = makeLeaf(intermediate, { key: keyPair('bench leaf', kind) })
  return { leaf: leaf.der, intermediate: intermediate.der, root: root.der }
}
