import { describe, expect, it } from 'vitest'
import { bodyKindOf, judgeAnswer } from '@/lib/domain/health/http-answer'
import type { InterfaceKind } from '@/lib/domain/health/types'

const versions =
  '<?xml version="1.0"?>\n<!-- v --><Versions xmlns="http://schema.broadsoft.com/xsi"><version>2.0</version></Versions>'
const answer = (status: number, body = '', isComplete = true) => ({ status, body, isComplete, contentEncoding: '' })

describe('the two verdicts on an answer', () => {
  it.each<[InterfaceKind, number, string, boolean, string | undefined]>([
    ['xsi-actions', 200, versions, true, undefined],
    ['xsi-actions', 401, '', true, undefined],
    ['xsi-actions', 400, '', true, undefined],
    ['xsi-actions', 403, '<html></html>', true, undefined],
    ['xsi-actions', 200, '<html></html>', true, 'http-wrong-body'],
    ['xsi-events', 200, '', true, 'http-wrong-body'],
    ['xsi-events', 204, '', true, 'http-wrong-body'],
    ['xsi-actions', 404, '', true, 'http-not-deployed'],
    ['xsi-actions', 301, '', true, 'http-redirect'],
    ['xsi-actions', 405, '', true, 'http-unexpected-status'],
    ['xsi-actions', 429, '', true, 'http-unexpected-status'],
    ['xsi-actions', 500, '', false, 'http-500'],
    ['xsi-actions', 503, versions, false, 'http-503'],
    ['xsi-actions', 599, '', false, 'http-server-error'],
    ['authentication-service', 200, 'token', true, undefined],
    ['authentication-service', 200, '<html>sign in</html>', true, 'http-wrong-body'],
    ['authentication-service', 401, '', true, undefined],
    ['dms', 200, '<html>index</html>', true, undefined],
    ['dms', 401, '', true, undefined],
    ['dms', 404, '', true, 'http-not-deployed'],
  ])('%s %d %j: answered %s, reason %s', (kind, status, body, answered, reason) => {
    expect(judgeAnswer(kind, answer(status, body))).toMatchObject({ answered })
    expect(judgeAnswer(kind, answer(status, body)).reason).toBe(reason)
  })

  it('a body that breaks off is not healthy, even when it began well', () => {
    expect(judgeAnswer('xsi-actions', answer(200, versions, false)).reason).toBe('http-body-incomplete')
    expect(judgeAnswer('xsi-actions', answer(200, '', false)).reason).toBe('http-body-incomplete')
    expect(judgeAnswer('dms', answer(200, '', false)).reason).toBe('http-body-incomplete')
  })
})

describe('the kind of a body', () => {
  it.each([
    [versions, 'xsi'],
    ['\uFEFF  <x:Versions xmlns:x="http://schema.broadsoft.com/xsi"/>', 'xsi'],
    ["<Versions a='b' xmlns='http://schema.broadsoft.com/xsi'>", 'xsi'],
    ['<Versions xmlns="http://elsewhere.example/">', 'xml'],
    ['<Versions other="http://schema.broadsoft.com/xsi">', 'xml'],
    ['<!DOCTYPE html><html>', 'html'],
    ['<HTML><body>', 'html'],
    ['{"a":1}', 'json'],
    ['', 'empty'],
    ['   ', 'empty'],
    ['Forbidden', 'other'],
    ['<?xml version="1.0"', 'other'],
    ['<!-- never closed <Versions>', 'other'],
  ])('%j is %s', (body, kind) => {
    expect(bodyKindOf({ body, contentEncoding: '' })).toBe(kind)
  })

  it('is never decoded', () => {
    expect(bodyKindOf({ body: versions, contentEncoding: 'gzip' })).toBe('encoded')
  })
})
