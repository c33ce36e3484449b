import { describe, expect, it } from 'vitest'
import { refusedByReader, refusedInHandshake } from '@/lib/domain/certificates/held/refused'
import { unreadableFinding, unreadableIn, unreadableReasons } from '@/lib/domain/certificates/held/unreadable'
import type { AddressObservation } from '@/lib/domain/health/types'
import { makeRoot } from '@/tests/support/certificates/made-certificate'

const address = (reason: string, trustError?: string): AddressObservation => ({
  address: '192.0.2.1',
  answered: false,
  stages: [{ stage: 'tls', outcome: 'failed', reason, ...(trustError && { evidence: { trustError } }) }],
})
const summary = { subject: '', issuer: '', serialNumber: '', notBefore: '', notAfter: '', sha256: 'aa' }
const root = Uint8Array.from(makeRoot('CN=Root').der)

describe('what an address presents', () => {
  it.each([
    ['certificate-invalid', 'SSL_EXCESSIVE_MESSAGE_SIZE', 'too-large'],
    ['certificate-invalid', 'ASN1_LIB', 'not-der'],
    ['certificate-invalid', 'UNREADABLE', 'not-der'],
    ['certificate-invalid', 'BAD_SIGNATURE', undefined],
    ['certificate-expired', 'ASN1_LIB', undefined],
    ['tls-closed', undefined, undefined],
  ])('with a handshake that ended by %s, %s is unreadable as %s', (reason, word, expected) => {
    expect(refusedInHandshake(address(reason, word))?.reason).toBe(expected)
  })

  it('is not unreadable where a chain was shown', () => {
    const shown = { ...address('certificate-invalid', 'ASN1_LIB'), certificateChain: [summary] }
    expect(refusedInHandshake(shown)).toBeUndefined()
  })

  it.each([
    ['a certificate', root, 1, undefined],
    ['one of too many', root, 21, 'too-many'],
    ['a cut certificate', root.slice(0, -3), 1, 'not-der'],
    ['something huge', new Uint8Array(513 * 1024), 1, 'too-large'],
  ])('that is %s is judged as such', (_what, der, sent, expected) => {
    expect(refusedByReader(der, sent)?.reason).toBe(expected)
  })

  it.each(unreadableReasons)('with the reason %s is told whole by its finding', (reason) => {
    const unreadable = { reason, detail: 'string-invalid: byte 7' }
    const { state, found = '' } = unreadableFinding(unreadable)
    expect([state, unreadableIn(found)]).toEqual(['broken', unreadable])
  })
})
