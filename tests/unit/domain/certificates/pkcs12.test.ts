import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mostIterations, readIterations } from '@/lib/domain/certificates/input/pkcs12'
import {
  type Bytes,
  concat,
  context,
  contextConstructed,
  integer,
  nothing,
  octets,
  oid,
  sequence,
  tagged,
} from '@/tests/support/certificates/der-writer'
import { runsOf } from '@/tests/support/depth'

const data = '1.2.840.113549.1.7.1'
const salt = octets(new Uint8Array(16).fill(7))

const pbes2 = (iterations: number | Bytes) =>
  sequence(
    oid('1.2.840.113549.1.5.13'),
    sequence(
      sequence(
        oid('1.2.840.113549.1.5.12'),
        sequence(salt, integer(iterations), sequence(oid('1.2.840.113549.2.9'), nothing)),
      ),
      sequence(oid('2.16.840.1.101.3.4.1.42'), octets(new Uint8Array(16))),
    ),
  )

const pbes1 = (iterations: number | Bytes) =>
  sequence(oid('1.2.840.113549.1.12.1.3'), sequence(salt, integer(iterations)))

const encrypted = (algorithm: Bytes) =>
  sequence(
    oid('1.2.840.113549.1.7.6'),
    contextConstructed(
      0,
      sequence(integer(0), sequence(oid(data), algorithm, context(0, new Uint8Array(64).fill(0x30)))),
    ),
  )

const keyBag = (algorithm: Bytes) =>
  sequence(
    oid(data),
    contextConstructed(
      0,
      octets(
        sequence(
          sequence(
            oid('1.2.840.113549.1.12.10.1.2'),
            contextConstructed(0, sequence(algorithm, octets(new Uint8Array(40)))),
          ),
        ),
      ),
    ),
  )

const mac = (iterations: number | Bytes) =>
  sequence(
    sequence(sequence(oid('2.16.840.1.101.3.4.2.1'), nothing), octets(new Uint8Array(32))),
    salt,
    integer(iterations),
  )

const pkcs12 = (parts: Bytes[], macData: Bytes = new Uint8Array()) =>
  sequence(integer(3), sequence(oid(data), contextConstructed(0, octets(sequence(...parts)))), macData)

const indefinite = (tag: number, ...content: Bytes[]) =>
  concat(Uint8Array.of(tag, 0x80), ...content, Uint8Array.of(0, 0))

const codeOf = (bytes: Bytes) => {
  const result = readIterations(bytes)
  return result.ok ? [...result.value] : result.problem.code
}

describe('the iterations of a PKCS#12 file', () => {
  it('are read from certificates, key and mac alike', () => {
    expect(codeOf(pkcs12([encrypted(pbes2(2048)), keyBag(pbes2(4096))], mac(1000)))).toEqual([2048, 4096, 1000])
    expect(codeOf(pkcs12([encrypted(pbes1(2048)), keyBag(pbes1(1))], mac(2048)))).toEqual([2048, 1, 2048])
  })

  it('are read where older tools left lengths open and octets in pieces', () => {
    const safe = sequence(encrypted(pbes2(5000)))
    const pieces = indefinite(0x24, octets(safe.slice(0, 50)), octets(safe.slice(50)))
    const file = indefinite(0x30, integer(3), indefinite(0x30, oid(data), indefinite(0xa0, pieces)), mac(1))
    expect(codeOf(file)).toEqual([5000, 1])
  })

  it.each([1_000_000, 5_000_000, 2 ** 31, 2 ** 40])('are refused when there are %d of them', (iterations) => {
    expect(codeOf(pkcs12([encrypted(pbes2(iterations))]))).toBe('pkcs12-too-many-iterations')
    expect(codeOf(pkcs12([keyBag(pbes1(iterations))]))).toBe('pkcs12-too-many-iterations')
    expect(codeOf(pkcs12([], mac(iterations)))).toBe('pkcs12-too-many-iterations')
  })

  it('are accepted up to the limit', () => {
    expect(codeOf(pkcs12([encrypted(pbes2(mostIterations))]))).toEqual([mostIterations])
  })

  it.each([
    ['cut off', pkcs12([encrypted(pbes2(2048))]).slice(0, 40), 'pkcs12-damaged'],
    ['open at its end', Uint8Array.of(0x30, 0x80, 0x02, 0x01, 0x03), 'pkcs12-damaged'],
    [
      'nested without end',
      Array.from({ length: 60 }).reduce<Bytes>((inner) => tagged(0x30, inner), nothing),
      'pkcs12-damaged',
    ],
    ['large', new Uint8Array(70_000), 'pkcs12-too-large'],
  ])('are not looked for in a file that is %s', (_what, bytes, code) => {
    expect(codeOf(bytes)).toBe(code)
  })

  it('are read or refused whatever stands in the file: 2,000 changed files, none of which throws', () => {
    const file = pkcs12([encrypted(pbes2(2048)), keyBag(pbes1(4096))], mac(1000))
    const changes = fc.array(fc.tuple(fc.nat(file.length - 1), fc.integer({ min: 0, max: 255 })), {
      minLength: 1,
      maxLength: 8,
    })
    fc.assert(
      fc.property(changes, fc.nat(file.length), (list, length) => {
        const changed = Uint8Array.from(file)
        for (const [at, byte] of list) changed[at] = byte
        for (const bytes of [changed, changed.slice(0, length)]) {
          const counts = readIterations(bytes)
          if (counts.ok) expect(counts.value.every((count) => count <= mostIterations)).toBe(true)
        }
      }),
      { numRuns: runsOf({ quick: 200, full: 2_000 }) },
    )
  })
})
