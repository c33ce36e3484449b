/** Reads one HTTP/1.1 answer as it arrives, within limits: 16 KiB of headers, 64 KiB of body, nothing decoded (quality.md, SSRF rule 4). */
import { type BodySink, createPlainBody } from './body-sink'
import { createChunkedBody } from './chunked-body'

export interface AnswerHead {
  status: number
  contentEncoding: string
  location: string
  /** `name=value` pairs of Set-Cookie, ready to be sent back. */
  cookies: string
}

export interface ReadAnswer {
  head: AnswerHead
  body: string
  /** The body ended where it said it would, or was cut at the limit. */
  isComplete: boolean
}

/** 'waiting' for the status line, 'head' after it, then the body; 'done' and a reason are final. */
export type ReaderState = 'waiting' | 'head' | 'body' | 'done' | { reason: string }

export interface AnswerReader {
  push(bytes: Buffer): ReaderState
  /** The peer ended; what was read counts as complete only if the answer had no other end. */
  end(): ReaderState
  /** Valid once the state is 'body' or 'done'. */
  answer(): ReadAnswer | undefined
}

export const headLimitBytes = 16 * 1024
export const bodyLimitBytes = 64 * 1024
const mostInterimAnswers = 8

const malformed: ReaderState = { reason: 'http-malformed' }

export function createAnswerReader(): AnswerReader {
  let head = ''
  let interim = 0
  let answer: ReadAnswer | undefined
  let sink: BodySink | undefined

  const readBody = (bytes: Buffer): ReaderState => {
    if (!sink || !answer) return 'done'
    const state = sink.push(bytes)
    answer.body = sink.text()
    answer.isComplete = state === 'end'
    return state === 'more' ? 'body' : 'done'
  }

  const readHead = (bytes: Buffer): ReaderState => {
    head += bytes.toString('latin1')
    for (;;) {
      if (!'HTTP/1.'.startsWith(head.slice(0, 7))) return malformed
      const end = head.indexOf('\r\n\r\n')
      if (end < 0) {
        if (head.length > headLimitBytes) return { reason: 'http-headers-too-large' }
        return /^HTTP\/1\.[01] [2-9]\d\d.*\r\n/.test(head) ? 'head' : 'waiting'
      }
      if (end > headLimitBytes) return { reason: 'http-headers-too-large' }
      const parsed = parseHead(head.slice(0, end))
      if (!parsed) return malformed
      const rest = head.slice(end + 4)
      head = rest
      if (parsed.status >= 200) return startBody(parsed, rest)
      interim += 1
      if (interim > mostInterimAnswers || parsed.status === 101) return malformed
      if (rest === '') return 'waiting'
    }
  }

  const startBody = (parsed: ParsedHead, rest: string): ReaderState => {
    const { status, contentEncoding, location, cookies } = parsed
    answer = { head: { status, contentEncoding, location, cookies }, body: '', isComplete: true }
    if (status >= 300 || status === 204 || status === 205) return 'done'
    const made = sinkOf(parsed)
    if (made === 'malformed') return malformed
    if (made === 'empty') return 'done'
    sink = made
    answer.isComplete = false
    return rest === '' ? 'body' : readBody(Buffer.from(rest, 'latin1'))
  }

  return {
    push: (bytes) => (answer ? readBody(bytes) : readHead(bytes)),
    end: () => {
      if (!answer) return { reason: head === '' ? 'http-closed' : 'http-malformed' }
      if (sink?.endsWithConnection) answer.isComplete = true
      return 'done'
    },
    answer: () => answer,
  }
}

interface ParsedHead extends AnswerHead {
  contentLength?: string
  transferEncoding: string
}

function parseHead(text: string): ParsedHead | undefined {
  const lines = text.split('\r\n')
  const status = /^HTTP\/1\.[01] ([1-9]\d\d)(?: |$)/.exec(lines[0] ?? '')?.[1]
  if (!status) return undefined
  const headers = new Map<string, string>()
  const cookies: string[] = []
  for (const line of lines.slice(1)) {
    const colon = line.indexOf(':')
    if (colon <= 0) continue
    const [name, value] = [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
    headers.set(name, value)
    if (name === 'set-cookie') cookies.push(value.split(';')[0] ?? '')
  }
  return {
    status: Number(status),
    contentEncoding: (headers.get('content-encoding') ?? '').toLowerCase(),
    location: headers.get('location') ?? '',
    cookies: cookies.join('; '),
    contentLength: headers.get('content-length'),
    transferEncoding: (headers.get('transfer-encoding') ?? '').toLowerCase(),
  }
}

function sinkOf({ transferEncoding, contentLength }: ParsedHead): BodySink | 'empty' | 'malformed' {
  if (transferEncoding !== '' && transferEncoding !== 'identity') {
    return transferEncoding === 'chunked' ? createChunkedBody(bodyLimitBytes) : 'malformed'
  }
  if (contentLength === undefined) return createPlainBody(Number.POSITIVE_INFINITY, bodyLimitBytes)
  if (!/^\d{1,15}$/.test(contentLength)) return 'malformed'
  return Number(contentLength) === 0 ? 'empty' : createPlainBody(Number(contentLength), bodyLimitBytes)
}
