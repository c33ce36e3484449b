import { describe, expect, it } from 'vitest'
import { readCertificate } from '@/lib/domain/certificates/model/certificate'
import { printName } from '@/lib/domain/certificates/names/distinguished-name'
import { purposeOid } from '@/lib/domain/certificates/oids'
import { plainRequest, type ValidationRequest } from '@/lib/domain/certificates/request'
import { validateChain } from '@/lib/domain/certificates/validate-chain'
import { createVerifier } from '@/lib/platform/certificates/signatures'
import { eku, keyIdOf, san } from '@/tests/support/certificates/extensions'
import {
  type Made,
  makeIntermediate,
  makeLeaf,
  makeRoot,
  testTime,
} from '@/tests/support/certificates/made-certificate'

const verify = createVerifier()
const root = makeRoot()
const issuing = makeIntermediate(root)

function judge(leaf: Made, intermediates: Made[], anchors: Made[], changes: Partial<ValidationRequest> = {}) {
  return validateChain(
    {
      ...plainRequest,
      leaf: readCertificate(leaf.der),
      intermediates: intermediates.map(({ der }) => readCertificate(der)),
      anchors: anchors.map(({ der }) => readCertificate(der)),
      atMs: testTime.getTime(),
      profile: 'web-server',
      purpose: purposeOid.serverAuth,
      names: [{ kind: 'dns', value: 'xsp1.sp.example.com' }],
      ...changes,
    },
    verify,
  )
}

const past = { notAfter: new Date('2026-02-01T00:00:00Z') }
const subjectsOf = (path: readonly { subject: Parameters<typeof printName>[0] }[]) =>
  path.map(({ subject }) => printName(subject))

describe('a verdict', () => {
  it('shows the chain from the leaf to the anchor', () => {
    const { path } = judge(makeLeaf(issuing), [issuing, root], [root])
    expect(subjectsOf(path)).toEqual(['CN=xsp1.sp.example.com', 'CN=Issuing, O=Test', 'CN=Root, O=Test'])
  })

  it('shows the whole of a broken chain, and everything that is wrong with it', () => {
    const stale = makeIntermediate(root, undefined, past)
    const leaf = makeLeaf(stale, { with: [san('dns:other.example.com'), eku(purposeOid.clientAuth)] })
    const { ok, path, findings } = judge(leaf, [stale], [root])
    expect(ok).toBe(false)
    expect(path).toHaveLength(3)
    expect(findings.filter(({ level }) => level === 'error').map(({ rule }) => rule)).toEqual([
      'name-matches',
      'purpose-allowed',
      'issuer-not-expired',
    ])
  })

  it('puts errors before warnings, and the most specific first', () => {
    const leaf = makeLeaf(issuing, { ...past, serial: 0 })
    const levels = judge(leaf, [issuing], [root]).findings.map(({ level, rule }) => `${level} ${rule}`)
    expect(levels).toEqual(['error not-expired', 'warning serial-positive'])
  })

  it('says what was expected, what was found, where it is written and what to do', () => {
    const [finding] = judge(makeLeaf(issuing, { with: [san('dns:other.example.com')] }), [issuing], [root]).findings
    expect(finding).toEqual({
      rule: 'name-matches',
      level: 'error',
      certificate: 0,
      source: { document: 'RFC 9525', section: '6.3' },
      fix: 'reissue-with-name',
      expected: 'xsp1.sp.example.com',
      found: 'dns:other.example.com',
    })
  })

  it('names a missing issuer by its subject and its key', () => {
    const { missingIssuer, path } = judge(makeLeaf(issuing), [], [root])
    expect(path).toHaveLength(1)
    expect(missingIssuer).toEqual({
      name: 'CN=Issuing, O=Test',
      keyIdentifier: Buffer.from(keyIdOf(issuing.key)).toString('hex'),
    })
  })

  it('names the issuer above the last certificate that was sent', () => {
    const upper = makeIntermediate(root, 'O=Test, CN=Upper')
    const lower = makeIntermediate(upper, 'O=Test, CN=Lower')
    expect(judge(makeLeaf(lower), [lower], [root]).missingIssuer?.name).toBe('CN=Upper, O=Test')
  })

  it('keeps the other paths and why each ended', () => {
    const stale = makeIntermediate(root, undefined, past)
    const { ok, tried } = judge(makeLeaf(issuing), [stale, issuing], [root])
    expect(ok).toBe(true)
    expect(tried).toEqual([])
    const broken = judge(makeLeaf(issuing), [stale], [root])
    expect(broken.tried.flatMap(({ findings }) => findings.map(({ rule }) => rule))).toContain('issuer-not-expired')
  })

  it('does not depend on the order of what was sent', () => {
    const upper = makeIntermediate(root, 'O=Test, CN=Upper')
    const lower = makeIntermediate(upper, 'O=Test, CN=Lower')
    const leaf = makeLeaf(lower)
    const one = judge(leaf, [upper, lower, root, leaf], [root])
    const other = judge(leaf, [leaf, root, lower, upper], [root])
    expect(subjectsOf(one.path)).toEqual(subjectsOf(other.path))
    expect([one.ok, other.ok]).toEqual([true, true])
  })
})
