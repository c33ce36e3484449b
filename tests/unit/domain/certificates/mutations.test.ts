import { describe, expect, it } from 'vitest'
import { DerError } from '@/lib/domain/certificates/der/error'
import { type Certificate, readCertificate } from '@/lib/domain/certificates/model/certificate'
import { readCrl } from '@/lib/domain/certificates/model/crl'
import { plainRequest } from '@/lib/domain/certificates/request'
import { validateChain } from '@/lib/domain/certificates/validate-chain'
import { createVerifier } from '@/lib/platform/certificates/signatures'
import { constraints, policies } from '@/tests/support/certificates/extensions'
import { makeIntermediate, makeLeaf, makeRoot, testTime } from '@/tests/support/certificates/made-certificate'
import { makeCrl } from '@/tests/support/certificates/made-crl'
import { runsOf } from '@/tests/support/depth'

const root = makeRoot()
const issuing = makeIntermediate(root, undefined, { with: [constraints(['dns:example.com']), policies('1.2.3')] })
const leaf = makeLeaf(issuing)
const crl = makeCrl(issuing, { revoked: [Uint8Array.of(5), Uint8Array.of(6)] })
const verify = createVerifier()
const anchors = [readCertificate(root.der)]
const intermediates = [readCertificate(issuing.der)]

/** A generator with a seed: the same mutations in every run (mulberry32). */
function randomFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

type Random = ReturnType<typeof randomFrom>
type Mutate = (bytes: Uint8Array, random: Random) => Uint8Array

const withByte = (bytes: Uint8Array, at: number, value: number) => {
  const copy = Uint8Array.from(bytes)
  copy[at] = value
  return copy
}

const mutations: readonly Mutate[] = [
  (bytes, random) => withByte(bytes, random(bytes.length), random(256)),
  (bytes, random) => withByte(bytes, random(bytes.length), 1 << random(8)),
  (bytes, random) => bytes.slice(0, random(bytes.length)),
  (bytes, random) => {
    const at = random(bytes.length)
    return Uint8Array.from([...bytes.slice(0, at), random(256), ...bytes.slice(at)])
  },
  (bytes, random) => {
    const at = random(bytes.length)
    return Uint8Array.from([...bytes.slice(0, at), ...bytes.slice(at + 1 + random(8))])
  },
  (bytes, random) => {
    const from = random(bytes.length)
    const part = bytes.slice(from, from + random(40))
    const at = random(bytes.length)
    return Uint8Array.from([...bytes.slice(0, at), ...part, ...bytes.slice(at + part.length)])
  },
]

const mutated = (bytes: Uint8Array, random: Random) => mutations[random(mutations.length)]?.(bytes, random) ?? bytes

/** The certificate, or undefined where it is refused as DER; anything else is thrown on. */
function readOrRefuse(bytes: Uint8Array): Certificate | undefined {
  try {
    return readCertificate(bytes)
  } catch (error) {
    if (error instanceof DerError) return undefined
    throw error
  }
}

const ask = (changed: Certificate) => ({
  ...plainRequest,
  leaf: changed,
  intermediates,
  anchors,
  atMs: testTime.getTime(),
  profile: 'web-server' as const,
  strict: true,
  names: [{ kind: 'dns' as const, value: 'xsp1.sp.example.com' }],
})

/** Judges the bytes as leaf, as intermediate and as anchor. */
function judgeEverywhere(bytes: Uint8Array): boolean {
  const changed = readOrRefuse(bytes)
  if (!changed) return false
  const base = readCertificate(leaf.der)
  const verdict = validateChain(ask(changed), verify)
  validateChain({ ...ask(base), intermediates: [changed, ...intermediates] }, verify)
  validateChain({ ...ask(base), anchors: [changed] }, verify)
  return verdict.ok
}

describe('a mutated certificate', () => {
  it.each([
    ['leaf', leaf.der, 1],
    ['intermediate', issuing.der, 2],
  ] as const)(
    'neither crashes nor passes: %s',
    (_name, bytes, seed) => {
      const random = randomFrom(seed)
      const accepted: string[] = []
      for (let i = 0; i < runsOf({ full: 10_000, quick: 300 }); i++) {
        const changed = mutated(bytes, random)
        if (judgeEverywhere(changed) && Buffer.compare(changed, bytes) !== 0)
          accepted.push(Buffer.from(changed).toString('hex'))
      }
      expect(accepted).toEqual([])
    },
    120_000,
  )

  it('neither crashes nor passes with any value in any of its first 64 bytes', () => {
    const step = runsOf({ full: 1, quick: 17 })
    let accepted = 0
    for (let at = 0; at < 64; at++) {
      for (let value = at % step; value < 256; value += step) {
        if (leaf.der[at] !== value && judgeEverywhere(withByte(leaf.der, at, value))) accepted += 1
      }
    }
    expect(accepted).toBe(0)
  }, 900_000)

  it('leaves no memory behind', () => {
    const random = randomFrom(3)
    const rounds = (count: number) => {
      for (let i = 0; i < count; i++) judgeEverywhere(mutated(leaf.der, random))
      return process.memoryUsage().rss
    }
    const before = rounds(runsOf({ full: 500, quick: 100 }))
    const after = rounds(runsOf({ full: 5_000, quick: 300 }))
    expect((after - before) / 2 ** 20).toBeLessThan(50)
  }, 900_000)
})

describe('a mutated revocation list', () => {
  it('is read or refused, nothing else', () => {
    const random = randomFrom(4)
    let refused = 0
    for (let i = 0; i < runsOf({ full: 2_000, quick: 200 }); i++) {
      try {
        readCrl(mutated(crl, random))
      } catch (error) {
        expect(error).toBeInstanceOf(DerError)
        refused += 1
      }
    }
    expect(refused).toBeGreaterThan(0)
  }, 900_000)
})
