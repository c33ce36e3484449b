import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkPort, parseHost, parseHttpsUrl } from '@/lib/domain/net/url-rules'

const codeOf = (result: { ok: boolean; problem?: { code: string } }) => (result.ok ? 'ok' : result.problem?.code)

describe('a URL of an interface', () => {
  it.each([
    [
      'https://xsi.example.com/com.broadsoft.xsi-actions',
      { host: 'xsi.example.com', port: 443, path: '/com.broadsoft.xsi-actions' },
    ],
    ['  https://XSI.Example.COM.:8443  ', { host: 'xsi.example.com', port: 8443, path: '/' }],
    ['https://bücher.example/dms/a%20b', { host: 'xn--bcher-kva.example', port: 443, path: '/dms/a%20b' }],
  ])('reads %s', (text, place) => {
    expect(parseHttpsUrl(text)).toEqual({ ok: true, value: place })
  })

  it.each([
    ['', 'url-without-scheme'],
    ['xsi.example.com', 'url-without-scheme'],
    ['http://xsi.example.com/', 'url-not-https'],
    ['ftp://xsi.example.com/', 'url-not-https'],
    ['javascript:alert(1)', 'url-without-scheme'],
    ['https:///path', 'url-invalid'],
    ['https://', 'url-invalid'],
    ['https://user:secret@xsi.example.com/', 'url-with-credentials'],
    ['https://@xsi.example.com/', 'url-with-credentials'],
    ['https://xsi.example.com/?a=b', 'url-with-query'],
    ['https://xsi.example.com/?', 'url-with-query'],
    ['https://xsi.example.com/#a', 'url-with-fragment'],
    ['https://xsi.example.com:99999/', 'url-invalid'],
    ['https://xsi.example.com:22/', 'port-not-allowed'],
    ['https://xsi.example.com:0/', 'port-invalid'],
    ['https://xsi example.com/', 'url-invalid'],
    ['https://xsi.example.com/a\r\nHost: b', 'url-invalid'],
    ['https://xsi.example.com\\@evil.example/', 'url-invalid'],
    ['https://localhost/', 'host-not-qualified'],
    ['https://-xsi.example.com/', 'host-invalid'],
    ['https://xsi_1.example.com/', 'host-invalid'],
    [`https://${'a'.repeat(64)}.example.com/`, 'host-invalid'],
    [`https://${'a.'.repeat(130)}com/`, 'host-too-long'],
    [`https://xsi.example.com/${'a'.repeat(3000)}`, 'too-long'],
  ])('refuses #%# as $1', (text, code) => {
    expect(codeOf(parseHttpsUrl(text))).toBe(code)
  })

  it.each([
    '127.0.0.1',
    '0x7f.1',
    '2130706433',
    '017700000001',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '127.1',
    '１２７.0.0.1',
  ])('refuses the address %s in any spelling', (host) => {
    expect(codeOf(parseHttpsUrl(`https://${host}/`))).toBe('host-is-address')
  })

  it('never names a port that was not allowed, nor a host with anything but letters, digits, hyphens and dots', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl({ validSchemes: ['https'], withQueryParameters: true })), (text) => {
        const result = parseHttpsUrl(text)
        if (!result.ok) return
        expect(result.value.host).toMatch(/^(?!.*\.\.)[a-z0-9][a-z0-9.-]*[a-z0-9]$/)
        expect([443, 8443, 8012]).toContain(result.value.port)
        expect(result.value.path).toMatch(/^\/[\x21-\x7e]*$/)
      }),
    )
  })
})

describe('a host', () => {
  it.each([
    ['cti.example.com', 'ok'],
    ['CTI.Example.com.', 'ok'],
    ['https://cti.example.com', 'host-with-scheme'],
    ['cti.example.com:8012', 'host-invalid'],
    ['cti.example.com/path', 'host-invalid'],
    ['', 'host-invalid'],
    ['cti', 'host-not-qualified'],
    ['10.0.0.1', 'host-is-address'],
    ['::1', 'host-is-address'],
    ['[::1]', 'host-is-address'],
    ['user@cti.example.com', 'host-invalid'],
    ['%31%30.0.0.1', 'host-invalid'],
  ])('%j is %s', (text, code) => {
    expect(codeOf(parseHost(text))).toBe(code)
  })
})

describe('a port', () => {
  it.each([
    [443, [], 'ok'],
    [9443, [], 'port-not-allowed'],
    [9443, [9443], 'ok'],
    [0, [], 'port-invalid'],
    [65_536, [], 'port-invalid'],
    [443.5, [], 'port-invalid'],
    [Number.NaN, [], 'port-invalid'],
  ])('%d with %j allowed is %s', (port, allowed, code) => {
    expect(codeOf(checkPort(port, allowed))).toBe(code)
  })
})
