import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mostHosts, parseHosts } from '@/lib/domain/certificate-requests/hosts'

describe('host names of a request', () => {
  it.each([
    ['xsi.example.com', ['xsi.example.com']],
    [' XSI.Example.COM. \n\n', ['xsi.example.com']],
    ['a.example.com, b.example.com', ['a.example.com', 'b.example.com']],
    ['a.example.com\nA.example.com', ['a.example.com']],
    ['*.example.com', ['*.example.com']],
    ['señal.example.com', ['xn--seal-hqa.example.com']],
  ])('%j is read as %j', (text, hosts) => {
    expect(parseHosts(text)).toEqual({ ok: true, value: hosts })
  })

  it.each([
    ['*', 'host-invalid'],
    ['*.com', 'host-not-qualified'],
    ['x*.example.com', 'host-invalid'],
    ['*.*.example.com', 'host-invalid'],
    ['a.*.example.com', 'host-invalid'],
    ['203.0.113.7', 'host-is-address'],
    ['https://xsi.example.com', 'host-with-scheme'],
    ['xsi', 'host-not-qualified'],
  ])('%j is refused', (text, code) => {
    expect(parseHosts(text)).toMatchObject({ ok: false, problem: { code } })
  })

  it('are at most so many', () => {
    const hosts = (count: number) => Array.from({ length: count }, (_, at) => `h${at}.example.com`).join('\n')
    expect(parseHosts(hosts(mostHosts))).toMatchObject({ ok: true })
    expect(parseHosts(hosts(mostHosts + 1))).toMatchObject({ problem: { code: 'too-many-hosts' } })
  })

  it('never throw, and what is read is read the same again', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const parsed = parseHosts(text)
        if (parsed.ok) expect(parseHosts(parsed.value.join('\n'))).toEqual(parsed)
      }),
    )
  })
})
