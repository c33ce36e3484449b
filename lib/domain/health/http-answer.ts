/** Decides whether an HTTP answer is the interface's own: status first, then what kind of body a 2xx has (domain.md section 6). */
import type { InterfaceKind } from './types'

export type BodyKind = 'xsi' | 'xml' | 'html' | 'json' | 'empty' | 'encoded' | 'other'

/** What arrived. `body` holds at most the first 64 KiB of a 2xx and is empty for every other status. */
export interface HttpAnswer {
  status: number
  contentEncoding: string
  body: string
  /** The body ended where it said it would, or was cut by us at the limit. */
  isComplete: boolean
}

export interface AnswerVerdict {
  /** Status below 500: failover would stay. */
  answered: boolean
  /** Why status calls it red; undefined when healthy. */
  reason?: string
  bodyKind?: BodyKind
}

const xsiNamespace = 'http://schema.broadsoft.com/xsi'
const namedServerErrors = new Set([500, 502, 503, 504])
const ownRefusals = new Set([400, 401, 403])

/** The application's own answer is 2xx, 400, 401 or 403; 404 and redirects are answered and red (decisions.md). */
export function judgeAnswer(kind: InterfaceKind, answer: HttpAnswer): AnswerVerdict {
  const { status } = answer
  if (status >= 500) {
    return { answered: false, reason: namedServerErrors.has(status) ? `http-${status}` : 'http-server-error' }
  }
  if (ownRefusals.has(status)) return { answered: true }
  if (status === 404) return { answered: true, reason: 'http-not-deployed' }
  if (status >= 300 && status < 400) return { answered: true, reason: 'http-redirect' }
  if (status < 200 || status >= 400) return { answered: true, reason: 'http-unexpected-status' }
  return judgeBody(kind, answer)
}

/** XSI must speak its own XML; a web page in place of the token service is a portal; DMS serves any file. */
function judgeBody(kind: InterfaceKind, answer: HttpAnswer): AnswerVerdict {
  if (kind === 'dms') return { answered: true, reason: answer.isComplete ? undefined : 'http-body-incomplete' }
  const bodyKind = bodyKindOf(answer)
  const isOwn = isXsi(kind) ? bodyKind === 'xsi' : bodyKind !== 'html' && bodyKind !== 'encoded'
  if (isOwn && answer.isComplete) return { answered: true, bodyKind }
  return { answered: true, bodyKind, reason: isOwn || !answer.isComplete ? 'http-body-incomplete' : 'http-wrong-body' }
}

export function isXsi(kind: InterfaceKind): boolean {
  return kind === 'xsi-actions' || kind === 'xsi-events'
}

/** Reads the root element only: no entity is expanded and nothing else of the text is looked at. */
export function bodyKindOf({ contentEncoding, body }: Pick<HttpAnswer, 'contentEncoding' | 'body'>): BodyKind {
  if (contentEncoding !== '' && contentEncoding !== 'identity') return 'encoded'
  const text = body.replace(/^\uFEFF/, '').trimStart()
  if (text === '') return 'empty'
  if (text.startsWith('{') || text.startsWith('[')) return 'json'
  if (!text.startsWith('<')) return 'other'
  if (/^<!doctype\s+html/i.test(text)) return 'html'
  const root = rootElementOf(text)
  if (!root) return 'other'
  if (root.name.toLowerCase() === 'html') return 'html'
  return root.namespace === xsiNamespace ? 'xsi' : 'xml'
}

function rootElementOf(text: string): { name: string; namespace?: string } | undefined {
  const start = afterProlog(text)
  const match = /^<([\w.-]+:)?([\w.-]+)((?:\s[^<>]*)?)\/?>/.exec(text.slice(start, start + 4096))
  if (!match) return undefined
  const [, prefix = '', name = '', attributes = ''] = match
  const attribute = prefix ? `xmlns:${prefix.slice(0, -1)}` : 'xmlns'
  const declared = attributes
    .split(/\s+/)
    .find((one) => one.startsWith(`${attribute}="`) || one.startsWith(`${attribute}='`))
  return { name, namespace: declared?.slice(attribute.length + 2).split(/["']/)[0] }
}

/** Past the declaration, comments, instructions and a document type without a subset. */
function afterProlog(text: string): number {
  let position = 0
  for (;;) {
    while (/\s/.test(text[position] ?? '')) position += 1
    const end = [
      ['<?', '?>'],
      ['<!--', '-->'],
      ['<!', '>'],
    ].find(([open]) => text.startsWith(open ?? '', position))?.[1]
    const next = end ? text.indexOf(end, position) : -1
    if (!end || next < 0) return position
    position = next + end.length
  }
}
