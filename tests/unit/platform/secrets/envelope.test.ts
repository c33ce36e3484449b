import { describe, expect, it } from 'vitest'
import { keyIdOf, open, rewrap, SealError, type SecretPlace, seal } from '@/lib/platform/secrets/envelope'
import { keyringOf } from '@/lib/platform/secrets/keyring'

const keys = keyringOf('a first key of forty characters, at least')
const both = keyringOf('a second key of forty characters, at least\na first key of forty characters, at least')
const second = keyringOf('a second key of forty characters, at least')
const place: SecretPlace = { partnerId: 'p1', table: 'person', column: 'totp_secret', rowId: 'r1' }

describe('a sealed secret', () => {
  it('opens where it was sealed', () => {
    expect(open(seal('correct horse', place, keys), place, keys)).toBe('correct horse')
    expect(open(seal('', place, keys), place, keys)).toBe('')
    expect(open(seal('contraseña 🌊', place, keys), place, keys)).toBe('contraseña 🌊')
  })

  it.each([
    ['partner', { ...place, partnerId: 'p2' }],
    ['table', { ...place, table: 'cluster' }],
    ['column', { ...place, column: 'probe_private_key' }],
    ['row', { ...place, rowId: 'r2' }],
  ])('does not open in another %s', (_what, elsewhere) => {
    expect(() => open(seal('correct horse', place, keys), elsewhere, keys)).toThrow(SealError)
  })

  it('does not open after any of its bytes changed', () => {
    const sealed = seal('correct horse', place, keys)
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed)
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at)
      expect(() => open(changed, place, keys), `byte ${at}`).toThrow(SealError)
    }
  })

  it('does not open when cut short', () => {
    const sealed = seal('correct horse', place, keys)
    for (let length = 0; length < sealed.length; length += 1) {
      expect(() => open(sealed.subarray(0, length), place, keys)).toThrow(SealError)
    }
  })

  it('is never the same twice, and tells neither secret nor key', () => {
    const [one, other] = [seal('correct horse', place, keys), seal('correct horse', place, keys)]
    expect(one.equals(other)).toBe(false)
    expect(one.includes('correct horse')).toBe(false)
    expect(one.includes(keys[0].key)).toBe(false)
  })
})

describe('rotation', () => {
  it('wraps for the new key without touching the secret, and the old key may go', () => {
    const sealed = seal('correct horse', place, keys)
    const rotated = rewrap(sealed, place, both)
    expect(keyIdOf(rotated)).toBe(both[0].id)
    expect(rotated.subarray(69).equals(sealed.subarray(69))).toBe(true)
    expect(open(rotated, place, second)).toBe('correct horse')
    expect(() => open(rotated, place, keys)).toThrow(/not known here/)
  })

  it('seals with the first key only and opens with any', () => {
    expect(keyIdOf(seal('x', place, both))).toBe(both[0].id)
    expect(open(seal('x', place, keys), place, both)).toBe('x')
    expect(() => open(seal('x', place, keys), place, second)).toThrow(SealError)
  })

  it('refuses to move a secret', () => {
    expect(() => rewrap(seal('x', place, keys), { ...place, rowId: 'r2' }, both)).toThrow(SealError)
  })
})
