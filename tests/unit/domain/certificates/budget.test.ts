import { describe, expect, it, vi } from 'vitest'
import { readCertificate } from '@/lib/domain/certificates/model/certificate'
import { plainRequest, type ValidationRequest, type VerifySignature } from '@/lib/domain/certificates/request'
import { validateChain } from '@/lib/domain/certificates/validate-chain'
import { createVerifier } from '@/lib/platform/certificates/signatures'
import { constraints, san } from '@/tests/support/certificates/extensions'
import { keyPair } from '@/tests/support/certificates/keys'
import { makeIntermediate, makeLeaf, makeRoot, testTime } from '@/tests/support/certificates/made-certificate'

vi.setConfig({ testTimeout: 60_000 })

const root = makeRoot()

const ask = (leaf: Uint8Array, intermediates: readonly Uint8Array[]): ValidationRequest => ({
  ...plainRequest,
  leaf: readCertificate(leaf),
  intermediates: intermediates.map(readCertificate),
  anchors: [readCertificate(root.der)],
  atMs: testTime.getTime(),
  profile: 'web-server',
})

/** Counts the questions that cost something. */
function counting(): { verify: VerifySignature; asked: () => number } {
  const verify = createVerifier()
  let count = 0
  return {
    verify: (signed, key) => {
      count += 1
      return verify(signed, key)
    },
    asked: () => count,
  }
}

describe('the work for one chain', () => {
  it('stays within 100 signatures however many keys share a name', () => {
    const name = 'O=Test, CN=Crowd'
    const keys = Array.from({ length: 40 }, (_, i) => keyPair(`budget ${i}`))
    const members = keys.flatMap((key, i) =>
      [1, 2, 3].map((step) => {
        const signer = keys[(i + step) % keys.length] ?? key
        return makeIntermediate({ der: root.der, name, key: signer }, name, { key }).der
      }),
    )
    const leaf = makeLeaf({ der: root.der, name, key: keys[0] ?? root.key })
    const { verify, asked } = counting()
    const { ok, findings, spent } = validateChain(ask(leaf.der, members), verify)
    expect(ok).toBe(false)
    expect(asked()).toBeLessThanOrEqual(100)
    expect(spent.signatureChecks).toBeLessThanOrEqual(101)
    expect(findings.map(({ rule }) => rule)).toContain('work-within-budget')
  })

  it('stays within 250,000 name comparisons however many names and constraints meet', () => {
    const many = Array.from({ length: 1500 }, (_, i) => `dns:host${i}.example.com`)
    const limits = Array.from({ length: 1500 }, (_, i) => `dns:other${i}.example.net`)
    const issuing = makeIntermediate(root, undefined, { with: [constraints([], limits)] })
    const leaf = makeLeaf(issuing, { with: [san(...many)] })
    const { ok, findings } = validateChain(ask(leaf.der, [issuing.der]), createVerifier())
    expect(ok).toBe(false)
    expect(findings.map(({ rule }) => rule)).toContain('work-within-budget')
  })

  it('checks a signature once, whichever twin of the issuer is tried', () => {
    const issuing = makeIntermediate(root)
    const twins = Array.from({ length: 30 }, () => makeIntermediate(root).der)
    const { verify, asked } = counting()
    expect(validateChain(ask(makeLeaf(issuing).der, twins), verify).ok).toBe(true)
    expect(asked()).toBe(2)
  })
})
