import { X509Certificate } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Alarm, readingLimits } from '@/lib/platform/certificates/forge-thread'
import { openPkcs12 } from '@/lib/platform/certificates/pkcs12'
import words from '@/lib/platform/i18n/messages/en/problems.json'
import { openssl, selfSigned } from '@/tests/support/certificates/openssl-files'
import { runsOf } from '@/tests/support/depth'

const files = openssl()
/** A busy machine is no reason to fail: what the limits are for is proven by itself. */
const patient = { startMs: 600_000, timeMs: 600_000, memoryMb: 96 }

const exported = (name: string, password: string, ...options: string[]) => {
  files.run('pkcs12', '-export', ...options, '-passout', `pass:${password}`, '-out', name)
  return files.read(name)
}
const pair = ['-in', 'leaf.pem', '-inkey', 'leaf.key', '-certfile', 'root.pem']
const fingerprint = (der: Uint8Array) => new X509Certificate(der).fingerprint256
const fingerprintOf = (file: string) => new X509Certificate(files.read(file)).fingerprint256

beforeAll(() => {
  selfSigned(files, 'leaf', 'ec')
  selfSigned(files, 'root', 'rsa')
})
afterAll(() => files.close())

describe('a PKCS#12 file', () => {
  it.each([
    ['modern', []],
    ['legacy', ['-legacy']],
    ['without encryption of certificates', ['-certpbe', 'NONE']],
  ])('of the %s kind gives its certificates byte for byte, and none of its keys', async (kind, options) => {
    const opened = await openPkcs12(exported(`${kind}.p12`, 'Señal 2026', ...pair, ...options), 'Señal 2026', patient)
    if (!opened.ok) throw new Error(opened.problem.code)
    expect(opened.value.keys).toBe(1)
    expect(opened.value.certificates.map(fingerprint)).toEqual([fingerprintOf('leaf.pem'), fingerprintOf('root.pem')])
    expect(JSON.stringify(opened.value)).not.toContain('PRIVATE')
  })

  it.each([[[]], [['-legacy']]])('with a wrong password is refused, as %j files are', async (options) => {
    const file = exported('wrong.p12', 'right', ...pair, ...options)
    expect(await openPkcs12(file, 'wrong', patient)).toMatchObject({ problem: { code: 'pkcs12-wrong-password' } })
  })

  it('that is cut off anywhere is refused and says so', async () => {
    const file = exported('cut.p12', 'right', ...pair)
    for (const length of [1, 20, file.length >> 1, file.length - 1]) {
      expect(await openPkcs12(file.subarray(0, length), 'right', patient)).toMatchObject({
        problem: { code: 'pkcs12-damaged' },
      })
    }
  })

  it('that asks for more rounds than reason allows is refused before a thread is started', async () => {
    const bomb = exported('bomb.p12', 'right', ...pair, '-iter', '600001')
    const answer = await openPkcs12(bomb, 'right', { startMs: 0, timeMs: 0, memoryMb: 0 })
    expect(answer).toMatchObject({ problem: { code: 'pkcs12-too-many-iterations', params: { found: 600_001 } } })
  })

  /** Rings for these limits only, at the turn of the event loop in which they are set. */
  const ringing =
    (...given: number[]): Alarm =>
    (afterMs, then) => {
      if (given.includes(afterMs)) setImmediate(then)
      return () => undefined
    }

  it('has five seconds until its thread is ready and two from then on', async () => {
    const asked: number[] = []
    const never: Alarm = (afterMs) => {
      asked.push(afterMs)
      return () => undefined
    }
    expect((await openPkcs12(exported('limits.p12', 'right', ...pair), 'right', undefined, never)).ok).toBe(true)
    expect(asked).toEqual([5_000, 2_000])
  })

  it('that takes longer than its time is ended by force', async () => {
    const slow = exported('slow.p12', 'right', ...pair, '-iter', '600000')
    expect(await openPkcs12(slow, 'right', readingLimits, ringing(readingLimits.timeMs))).toMatchObject({
      problem: { code: 'file-too-costly' },
    })
  })

  it('whose thread does not get to start is sent back for a while', async () => {
    const file = exported('start.p12', 'right', ...pair)
    expect(await openPkcs12(file, 'right', readingLimits, ringing(readingLimits.startMs))).toMatchObject({
      problem: { code: 'busy' },
    })
  })

  it('that needs more memory than it gets is refused and leaves the process alive', async () => {
    const file = exported('memory.p12', 'right', ...pair)
    // Still less than that, and V8 of Node 22 cannot even begin: it ends the whole process.
    expect(await openPkcs12(file, 'right', { ...patient, memoryMb: 4 })).toMatchObject({
      problem: { code: 'file-too-costly' },
    })
  })

  it('with any byte changed is opened or refused, and never breaks the caller', async () => {
    const file = exported('whole.p12', 'right', ...pair)
    await fc.assert(
      fc.asyncProperty(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const changed = Uint8Array.from(file)
        changed[at] = (changed[at] ?? 0) ^ change
        const opened = await openPkcs12(changed, 'right', patient)
        const code = opened.ok ? '' : opened.problem.code
        expect(code === '' || code in words).toBe(true)
      }),
      { numRuns: runsOf({ quick: 20, full: 100 }) },
    )
  }, 300_000)

  it('that comes while eighteen others wait is refused at once, and the others are answered', async () => {
    const file = exported('many.p12', 'right', ...pair)
    const all = await Promise.all(Array.from({ length: 19 }, () => openPkcs12(file, 'right', patient)))
    expect(all.map((one) => (one.ok ? 'opened' : one.problem.code))).toEqual([...Array(18).fill('opened'), 'busy'])
  })

  it('that works for long holds up nothing else: what began later ends earlier', async () => {
    const slow = exported('late.p12', 'right', ...pair, '-iter', '500000')
    const order: string[] = []
    const opening = openPkcs12(slow, 'right', patient).then((opened) => {
      order.push('file')
      return opened
    })
    for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve))
    order.push('request')
    expect((await opening).ok).toBe(true)
    expect(order).toEqual(['request', 'file'])
  })
})
