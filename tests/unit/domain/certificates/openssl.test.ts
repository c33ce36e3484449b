import { afterAll, describe, expect, it, vi } from 'vitest'
import { readCertificate } from '@/lib/domain/certificates/model/certificate'
import { extensionOid, purposeOid } from '@/lib/domain/certificates/oids'
import { plainRequest } from '@/lib/domain/certificates/request'
import { isError } from '@/lib/domain/certificates/rules/finding'
import { validateChain } from '@/lib/domain/certificates/validate-chain'
import { createVerifier } from '@/lib/platform/certificates/signatures'
import { ca, constraints, san } from '@/tests/support/certificates/extensions'
import { keyPair } from '@/tests/support/certificates/keys'
import { makeIntermediate, makeLeaf, makeRoot, testTime } from '@/tests/support/certificates/made-certificate'
import { hasOpenssl, openOracle } from '@/tests/support/certificates/openssl'
import { type RandomChain, randomChain, randomFrom } from '@/tests/support/certificates/random-chains'
import { runsOf } from '@/tests/support/depth'

vi.setConfig({ testTimeout: 60_000 })

const host = 'xsp1.sp.example.com'
const verify = createVerifier()

type Chain = Omit<RandomChain, 'traits'>

function ours({ leaf, intermediates, anchors }: Chain) {
  const { ok, findings } = validateChain(
    {
      ...plainRequest,
      leaf: readCertificate(leaf),
      intermediates: intermediates.map(readCertificate),
      anchors: anchors.map(readCertificate),
      atMs: testTime.getTime(),
      profile: 'web-server',
      purpose: purposeOid.serverAuth,
      names: [{ kind: 'dns', value: host }],
    },
    verify,
  )
  return { ok, said: findings.filter(isError).map(({ rule, certificate }) => `${rule} at ${certificate}`) }
}

describe.runIf(hasOpenssl)('beside openssl verify', () => {
  const oracle = openOracle()
  afterAll(oracle.close)
  const theirs = (chain: Chain) => oracle.ask({ ...chain, host, at: testTime })

  it('gives the same verdict on chains of every kind', async () => {
    const random = randomFrom(20261120)
    const differences: string[] = []
    let accepted = 0
    for (let i = 0; i < runsOf({ full: 600, quick: 25 }); i++) {
      const chain = randomChain(random)
      const [mine, other] = [ours(chain), await theirs(chain)]
      if (mine.ok) accepted += 1
      if (mine.ok !== other.ok) differences.push(`${chain.traits.join(', ')} | ${mine.said.join(', ')} | ${other.said}`)
    }
    expect(differences).toEqual([])
    expect(accepted).toBeGreaterThan(runsOf({ full: 100, quick: 3 }))
  }, 900_000)

  const root = makeRoot()
  const issuing = makeIntermediate(root)
  const chainOf = (leaf: { der: Uint8Array }, authority = issuing): Chain => ({
    leaf: leaf.der,
    intermediates: [authority.der],
    anchors: [root.der],
  })

  it.each([
    [
      'it falls back to the common name where no SAN stands (RFC 9525 6.1 forbids it)',
      chainOf(makeLeaf(issuing, { without: [extensionOid.subjectAltName] })),
    ],
    [
      'it accepts a wildcard inside a label (RFC 9525 6.3 forbids it)',
      chainOf(makeLeaf(issuing, { with: [san('dns:xsp*.sp.example.com')] })),
    ],
    ['it accepts an authority as a server (CABF BR 7.1.2.7.8)', chainOf(makeLeaf(issuing, { with: [ca()] }))],
    [
      'it accepts any curve of 256 bits (CABF BR 6.1.5)',
      chainOf(makeLeaf(issuing, { key: keyPair('k1', 'secp256k1') })),
    ],
    [
      'it does not see that a wildcard covers an excluded name (CVE-2025-61727)',
      (() => {
        const authority = makeIntermediate(root, undefined, { with: [constraints([], [`dns:${host}`])] })
        return chainOf(makeLeaf(authority, { with: [san('dns:*.sp.example.com')] }, 'O=Test'), authority)
      })(),
    ],
  ])('differs where %s', async (_why, chain) => {
    expect((await theirs(chain)).ok).toBe(true)
    expect(ours(chain).ok).toBe(false)
  })
})
