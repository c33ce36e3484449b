import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bodyLimitBytes, createAnswerReader, type ReaderState } from '@/lib/platform/net/answer-reader'

/** Feeds the text in the given pieces, then the end of the connection. */
function read(pieces: (string | Buffer)[], end = true) {
  const reader = createAnswerReader()
  let state: ReaderState = 'waiting'
  for (const piece of pieces) {
    state = reader.push(Buffer.from(piece))
    if (state === 'done' || typeof state === 'object') return { state, answer: reader.answer() }
  }
  return end ? { state: reader.end(), answer: reader.answer() } : { state, answer: reader.answer() }
}

const ok = 'HTTP/1.1 200 OK\r\n'

describe('an HTTP answer', () => {
  it.each([
    ['of a length', `${ok}Content-Length: 3\r\n\r\nabcdef`, 200, 'abc', true],
    ['until the connection ends', `${ok}\r\nabc`, 200, 'abc', true],
    ['in chunks', `${ok}Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n`, 200, 'abcde', true],
    ['without a body', `${ok}Content-Length: 0\r\n\r\n`, 200, '', true],
    [
      'after interim ones',
      `HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Hints\r\nLink: x\r\n\r\n${ok}Content-Length: 1\r\n\r\na`,
      200,
      'a',
      true,
    ],
    ['cut short', `${ok}Content-Length: 9\r\n\r\nabc`, 200, 'abc', false],
    ['with a broken chunk', `${ok}Transfer-Encoding: chunked\r\n\r\n3\r\nabcdef`, 200, 'abc', false],
    ['without an end to its chunks', `${ok}Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n`, 200, 'abc', false],
    ['whose body is of no interest', 'HTTP/1.0 404 No\r\nContent-Length: 9\r\n\r\nabc', 404, '', true],
  ])('%s', (_name, text, status, body, isComplete) => {
    expect(read([text]).answer).toMatchObject({ head: { status }, body, isComplete })
  })

  it.each([
    ['', 'http-closed'],
    ['HTTP/1.1 200 OK\r\nContent', 'http-malformed'],
    ['220 smtp', 'http-malformed'],
    ['HTTP/2 200\r\n\r\n', 'http-malformed'],
    ['HTTP/1.1 000 x\r\n\r\n', 'http-malformed'],
    [`${ok}Content-Length: -1\r\n\r\n`, 'http-malformed'],
    [`${ok}Content-Length: 1e3\r\n\r\n`, 'http-malformed'],
    [`${ok}Transfer-Encoding: gzip, chunked\r\n\r\n`, 'http-malformed'],
    [`${ok}${'X: y\r\n'.repeat(4000)}`, 'http-headers-too-large'],
    [`${ok}${'X: y\r\n'.repeat(4000)}\r\n`, 'http-headers-too-large'],
  ])('that begins %.30j gives %s', (text, reason) => {
    expect(read([text]).state).toEqual({ reason })
  })

  it('says after the status line that the first header has come', () => {
    expect(read(['HTTP/1.1 20'], false).state).toBe('waiting')
    expect(read(['HTTP/1.1 200 OK\r\n'], false).state).toBe('head')
    expect(read(['HTTP/1.1 100 Continue\r\n\r\n'], false).state).toBe('waiting')
  })

  it('is never kept beyond 64 KiB, whatever the server sends', () => {
    for (const framing of ['Content-Length: 9999999\r\n', 'Transfer-Encoding: chunked\r\n', '']) {
      const chunk = framing.startsWith('T') ? 'ffffff\r\n' : ''
      const { state, answer } = read([`${ok}${framing}\r\n${chunk}`, Buffer.alloc(200_000, 97)], false)
      expect(state).toBe('done')
      expect(answer?.body.length).toBe(bodyLimitBytes)
      expect(answer?.isComplete).toBe(true)
    }
  })

  it('is the same in whatever pieces it arrives', () => {
    const texts = [
      `${ok}Content-Length: 11\r\n\r\nhello world`,
      `HTTP/1.1 100 Continue\r\n\r\n${ok}Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n`,
      `${ok}\r\nhello world`,
    ]
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.array(fc.nat(140), { maxLength: 12 }), (text, cuts) => {
        const places = [0, ...cuts.filter((cut) => cut < text.length).sort((a, b) => a - b), text.length]
        const pieces = places.slice(1).map((end, index) => text.slice(places[index], end))
        expect(read(pieces).answer).toMatchObject({ head: { status: 200 }, body: 'hello world', isComplete: true })
      }),
      { numRuns: 500 },
    )
  })

  it('never throws, whatever bytes arrive', () => {
    const bytes = fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array))
    fc.assert(
      fc.property(
        fc.constantFrom('', ok, `${ok}\r\n`, `${ok}Transfer-Encoding: chunked\r\n\r\n`),
        fc.array(bytes),
        (start, rest) => {
          expect(() => read([start, ...rest])).not.toThrow()
        },
      ),
    )
  })
})
