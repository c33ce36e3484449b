import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leafIn } from '@/lib/domain/certificates/held/leaf'
import { type Certificate, readCertificate } from '@/lib/domain/certificates/model/certificate'
import { validateServer } from '@/lib/domain/certificates/places/server-certificate'
import { completed, orderedBundle, orderedStore } from '@/lib/domain/inspection/bundle'
import { createVerifier } from '@/lib/platform/certificates/signatures'
import { keyPair } from '@/tests/support/certificates/keys'
import { makeIntermediate, makeLeaf, makeRoot, testTime } from '@/tests/support/certificates/made-certificate'

const verify = createVerifier()
const read = ({ der }: { der: Uint8Array }) => readCertificate(der)

const madeRoot = makeRoot('O=Public, CN=Root')
const madePolicy = makeIntermediate(madeRoot, 'O=Public, CN=Policy')
const madeIssuing = makeIntermediate(madePolicy, 'O=Public, CN=Issuing')
const [root, policy, issuing] = [madeRoot, madePolicy, madeIssuing].map(read) as [Certificate, Certificate, Certificate]
const leaf = read(makeLeaf(madeIssuing))
const noise = read(makeRoot('O=Elsewhere, CN=Root'))
const namesake = read(makeIntermediate(madePolicy, 'O=Public, CN=Issuing', { key: keyPair('another') }))

const judge = (sent: readonly Certificate[]) => {
  const first = leafIn(sent) ?? leaf
  const rest = sent.filter((one) => one !== first)
  return validateServer(
    { leaf: first, sent: rest, host: 'xsp1.sp.example.com', roots: [root], atMs: testTime.getTime() },
    verify,
  )
}

describe('the bundle to install', () => {
  it('is leaf, then each issuer below the root, whatever the order and the noise', () => {
    const sent = [root, noise, issuing, leaf, policy]
    fc.assert(
      fc.property(fc.shuffledSubarray(sent, { minLength: sent.length }), (shuffled) => {
        expect(orderedBundle(judge(shuffled), shuffled).certificates).toEqual([leaf, issuing, policy])
      }),
      { numRuns: 20 },
    )
  })

  it('says of each certificate that it leaves out why', () => {
    const sent = [leaf, leaf, issuing, policy, root, namesake]
    expect(orderedBundle(judge(sent), sent).leftOut).toEqual([
      { certificate: leaf, because: 'repeated' },
      { certificate: root, because: 'root' },
      { certificate: namesake, because: 'not-needed' },
    ])
  })
})

describe('a chain that lacks issuers', () => {
  const complete = (sent: readonly Certificate[], known: readonly Certificate[]) =>
    completed(judge(sent), known, (added) => judge([...sent, ...added]), verify)

  it('is completed by those that are known, one after the other', () => {
    const { verdict, added } = complete([leaf], [noise, policy, issuing])
    expect(added).toEqual([issuing, policy])
    expect(verdict.missingIssuer).toBeUndefined()
    expect(orderedBundle(verdict, [leaf]).certificates).toEqual([leaf, issuing, policy])
  })

  it('is not completed by a namesake that has not signed', () => {
    expect(complete([leaf], [namesake]).added).toEqual([])
  })

  it('stays as it is where nothing is known, and where nothing is missing', () => {
    expect(complete([leaf], []).added).toEqual([])
    expect(complete([leaf, issuing, policy], [noise]).added).toEqual([])
  })
})

describe('a trust store', () => {
  it('is its authorities once, roots first, without what is no authority', () => {
    const { certificates, leftOut } = orderedStore([issuing, leaf, root, issuing])
    expect(certificates).toEqual([root, issuing])
    expect(leftOut.map(({ because }) => because)).toEqual(['not-needed', 'repeated'])
  })
})
