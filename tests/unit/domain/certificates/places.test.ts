import { describe, expect, it } from 'vitest'
import { readCertificate } from '@/lib/domain/certificates/model/certificate'
import { extensionOid, purposeOid } from '@/lib/domain/certificates/oids'
import {
  type EdgeTopology,
  judgePlace,
  type Place,
  type PlaceVerdict,
  placesOf,
} from '@/lib/domain/certificates/places'
import { pairsIn } from '@/lib/domain/certificates/places/trust-anchors'
import { createVerifier } from '@/lib/platform/certificates/signatures'
import { eku, policies, san } from '@/tests/support/certificates/extensions'
import { keyPair } from '@/tests/support/certificates/keys'
import {
  makeCtiLeaf,
  makeIntermediate,
  makeLeaf,
  makeRoot,
  testTime,
} from '@/tests/support/certificates/made-certificate'

const verify = createVerifier()
const read = ({ der }: { der: Uint8Array }) => readCertificate(der)
const atMs = testTime.getTime()
const onXsp = { holder: 'xsp', server: 'ADP' } as const
const onProxy = { holder: 'proxy', server: 'XSP' } as const

const root = makeRoot('O=Public, CN=Root')
const issuing = makeIntermediate(root, 'O=Public, CN=Issuing')
const internalRoot = makeRoot('O=Partner, CN=Internal Root')
const internalIssuing = makeIntermediate(internalRoot, 'O=Partner, CN=Internal Issuing')

/** States by check: { 'in-date': 'met', … }. */
const statesOf = ({ findings }: PlaceVerdict) => Object.fromEntries(findings.map(({ check, state }) => [check, state]))
const brokenIn = (verdict: PlaceVerdict) =>
  verdict.findings.filter(({ state }) => state === 'broken').map(({ check }) => check)

describe('the table of topologies', () => {
  it.each<[EdgeTopology, Place, string]>([
    ['tls-bridge', 'public-server', 'proxy'],
    ['tls-bridge', 'webex-trust', 'proxy'],
    ['tls-bridge', 'bridge-client', 'proxy'],
    ['tls-bridge', 'bridge-trust', 'xsp'],
    ['tls-bridge', 'internal-server', 'xsp'],
    ['tls-passthrough', 'public-server', 'xsp'],
    ['tls-passthrough', 'webex-trust', 'xsp'],
    ['xsp-in-dmz', 'webex-trust', 'xsp'],
    ['xsp-in-dmz', 'client-identity', 'as'],
  ])('%s: %s is on the %s', (topology, place, holder) => {
    expect(placesOf[topology].find((one) => one.place === place)?.holder).toBe(holder)
  })

  it('knows a second client certificate behind a bridge only', () => {
    expect(placesOf['tls-passthrough'].some(({ place }) => place === 'bridge-client')).toBe(false)
    expect(placesOf['xsp-in-dmz'].some(({ place }) => place === 'internal-server')).toBe(false)
  })
})

type LeafChanges = Parameters<typeof makeLeaf>[1]

const publicServer = (
  changes: LeafChanges = {},
  more: { sent?: Uint8Array[]; protocols?: string[] } = {},
  name?: string,
) =>
  judgePlace(
    'public-server',
    {
      leaf: read(makeLeaf(issuing, changes, name)),
      sent: (more.sent ?? [issuing.der]).map(readCertificate),
      host: 'xsp1.sp.example.com',
      roots: [read(root)],
      atMs,
      protocols: more.protocols ?? ['TLSv1.2', 'TLSv1.3'],
    },
    onXsp,
    verify,
  )

describe('a public server certificate', () => {
  it('meets everything when it is right, and asks for nothing to be run', () => {
    const verdict = publicServer()
    expect(verdict.findings.filter(({ state }) => state !== 'met')).toEqual([])
    expect(verdict.lines).toEqual([])
  })

  it.each<[string, PlaceVerdict, string[]]>([
    ['a name in the CN only', publicServer({ without: [extensionOid.subjectAltName] }), ['name-in-san']],
    ['another host', publicServer({ with: [san('dns:other.example.com')] }), ['name-in-san']],
    ['no intermediates', publicServer({}, { sent: [] }), ['intermediates-present']],
    ['a past date', publicServer({ notAfter: new Date('2026-02-01T00:00:00Z') }), ['in-date']],
    ['a client purpose', publicServer({ with: [eku(purposeOid.clientAuth)] }), ['chain-valid']],
    ['TLS 1.2 refused', publicServer({}, { protocols: ['TLSv1.3'] }), ['tls-1-2-offered']],
  ])('says what is wrong: %s', (_what, verdict, broken) => {
    expect(brokenIn(verdict)).toEqual(broken)
  })

  it('names the issuer that was not sent', () => {
    const finding = publicServer({}, { sent: [] }).findings.find(({ check }) => check === 'intermediates-present')
    expect(finding?.expected).toBe('CN=Issuing, O=Public')
  })

  it('warns of anything older than TLS 1.2', () => {
    expect(statesOf(publicServer({}, { protocols: ['TLSv1.1', 'TLSv1.2'] }))['tls-nothing-older']).toBe('warning')
  })

  it('tells private, self-signed and public but unlisted apart', () => {
    const judge = (leaf: { der: Uint8Array }, sent: { der: Uint8Array }[]) =>
      statesOf(
        judgePlace(
          'public-server',
          { leaf: read(leaf), sent: sent.map(read), host: 'xsp1.sp.example.com', roots: [read(root)], atMs },
          onXsp,
          verify,
        ),
      )
    const selfSigned = makeLeaf({
      der: root.der,
      name: 'CN=xsp1.sp.example.com',
      key: keyPair('CN=xsp1.sp.example.com'),
    })
    expect(judge(makeLeaf(internalIssuing), [internalIssuing, internalRoot])['issuer-public']).toBe('broken')
    expect(judge(selfSigned, [])['not-self-signed']).toBe('broken')
    const unlisted = makeLeaf(internalIssuing, { with: [policies('2.23.140.1.2.1')] })
    expect(judge(unlisted, [internalIssuing])['issuer-public']).toBe('warning')
  })
})

const bridgeClient = (changes: LeafChanges = {}, strict = false, name?: string) =>
  judgePlace(
    'bridge-client',
    {
      leaf: read(makeCtiLeaf(internalIssuing, changes, name)),
      sent: [read(internalIssuing)],
      roots: [read(internalRoot)],
      atMs,
      strict,
    },
    onProxy,
    verify,
  )

describe('a bridge client certificate', () => {
  it('meets everything when it is as domain.md section 7.1 says', () => {
    expect(bridgeClient().findings.filter(({ state }) => state !== 'met')).toEqual([])
  })

  it.each<[string, PlaceVerdict, string[]]>([
    ['another common name', bridgeClient({}, false, 'CN=cti.example.com'), ['client-common-name']],
    ['a missing purpose', bridgeClient({ with: [eku(purposeOid.clientAuth)] }), ['client-purposes']],
    ['a past date', bridgeClient({ notAfter: new Date('2026-02-01T00:00:00Z') }), ['in-date']],
    ['a SAN, to the strict', bridgeClient({ with: [san('dns:bwcticlient.webex.com')] }, true), ['client-no-san']],
    ['a SAN, to others', bridgeClient({ with: [san('dns:bwcticlient.webex.com')] }), []],
  ])('says what is wrong: %s', (_what, verdict, broken) => {
    expect(brokenIn(verdict)).toEqual(broken)
  })

  it('warns of a SAN', () => {
    expect(statesOf(bridgeClient({ with: [san('dns:bwcticlient.webex.com')] }))['client-no-san']).toBe('warning')
  })
})

const webexRoot = makeRoot('CN=Internal Private Root')
const webexIssuing = makeIntermediate(webexRoot, 'CN=Internal Private TLS SubCA')
const nextRoot = makeRoot('CN=Internal Private Root 2', { notBefore: new Date('2025-06-01T00:00:00Z') })
const nextIssuing = makeIntermediate(nextRoot, 'CN=Internal Private TLS SubCA 2', {
  notBefore: new Date('2025-06-01T00:00:00Z'),
})

const trust = (store: { der: Uint8Array }[], chain: { der: Uint8Array }[] = [webexIssuing, webexRoot]) =>
  judgePlace('webex-trust', { store: store.map(read), pairs: pairsIn(chain.map(read), verify), atMs }, onXsp, verify)

describe('a trust store', () => {
  it('is whole with root and issuing authority, in any order', () => {
    expect(brokenIn(trust([webexIssuing, webexRoot]))).toEqual([])
    expect(brokenIn(trust([webexRoot, webexIssuing]))).toEqual([])
  })

  it.each<[string, PlaceVerdict, string[]]>([
    ['only the root', trust([webexRoot]), ['anchors-issuing']],
    ['only the issuing authority', trust([webexIssuing]), ['anchors-root']],
    ['nothing', trust([]), ['anchors-root', 'anchors-issuing']],
    [
      'the old pair during a roll-over',
      trust([webexRoot, webexIssuing], [nextIssuing, webexIssuing, webexRoot, nextRoot]),
      ['anchors-root', 'anchors-issuing'],
    ],
  ])('says what is missing: %s', (_what, verdict, broken) => {
    expect(brokenIn(verdict)).toEqual(broken)
  })

  it('holds old and new together during a roll-over', () => {
    const all = [nextIssuing, webexRoot, nextRoot, webexIssuing]
    expect(brokenIn(trust(all, all))).toEqual([])
  })

  it('tells old and new apart even where they share their names', () => {
    const key = { root: keyPair('rolled root'), issuing: keyPair('rolled issuing') }
    const rolledRoot = makeRoot(webexRoot.name, { key: key.root })
    const rolledIssuing = makeIntermediate(rolledRoot, webexIssuing.name, { key: key.issuing })
    const verdict = trust([webexRoot, webexIssuing], [rolledIssuing, webexIssuing, rolledRoot, webexRoot])
    expect(brokenIn(verdict)).toEqual(['anchors-root', 'anchors-issuing'])
    expect(verdict.lines.filter((line) => line.includes('2026-2'))).toHaveLength(2)
  })

  it('warns of a leaf among the authorities', () => {
    const leaf = makeCtiLeaf(webexIssuing)
    expect(statesOf(trust([webexRoot, webexIssuing, leaf]))['anchors-only-authorities']).toBe('warning')
  })

  it('gives the lines that install every certificate under an alias of its own', () => {
    const all = [webexRoot, webexIssuing, nextRoot, nextIssuing]
    const { lines } = trust([], all)
    const aliases = lines.flatMap((line) => /updateTrust (\S+)/.exec(line)?.[1] ?? [])
    expect(aliases).toEqual([
      'webexclientroot2026',
      'webexclientissuing2026',
      'webexclientroot2025',
      'webexclientissuing2025',
    ])
    expect(lines[0]).toBe(
      'ADP_CLI/Interface/CTI/SSLCommonSettings/ClientAuthentication/Trusts> updateTrust webexclientroot2026 /var/broadworks/tmp/root2026.txt',
    )
    expect(lines.at(-1)).toBe('ADP_CLI/Interface/CTI/CTIServer> add <interface IP> 8012 true true true')
  })

  it('has no BroadWorks lines on a proxy', () => {
    const facts = { store: [], pairs: pairsIn([read(webexRoot), read(webexIssuing)], verify), atMs }
    expect(judgePlace('webex-trust', facts, onProxy, verify).lines).toEqual([])
  })
})

describe('ClientIdentity', () => {
  const judge = (identities: string[] | undefined) =>
    judgePlace(
      'client-identity',
      { identities, client: read(makeCtiLeaf(internalIssuing)) },
      { holder: 'as', server: 'XSP' },
      verify,
    )

  it('equals the common name', () => {
    expect(statesOf(judge(['other', 'bwcticlient.webex.com']))).toEqual({ 'client-identity': 'met' })
  })

  it('is given as a line where it is missing or unknown', () => {
    expect(brokenIn(judge(['BWCTICLIENT.webex.com']))).toEqual(['client-identity'])
    expect(judge(undefined).findings[0]?.state).toBe('unknown')
    expect(judge([]).lines[0]).toBe('AS_CLI/System/ClientIdentity> add bwcticlient.webex.com')
  })
})

describe('the authentication service', () => {
  const judge = (type: 'mtls' | 'ci-token', refusesAnonymous: boolean | undefined) =>
    judgePlace('authentication-service', { type, refusesAnonymous, pairs: [] }, onXsp, verify)

  it.each([
    ['mtls', true, 'met'],
    ['mtls', false, 'broken'],
    ['ci-token', false, 'met'],
    ['ci-token', true, 'broken'],
    ['mtls', undefined, 'unknown'],
  ] as const)('with %s and strangers refused: %s is %s', (type, refuses, state) => {
    expect(judge(type, refuses).findings[0]?.state).toBe(state)
  })

  it('with tokens is told not to ask for a certificate', () => {
    expect(judge('ci-token', true).lines).toEqual([
      'ADP_CLI/Interface/Http/SSLCommonSettings/ClientAuthentication/WebApps> set <interface IP> <port> AuthenticationService clientAuthReq false',
    ])
  })
})
