import { describe, expect, it } from 'vitest'
import { admissionOf } from '@/lib/domain/certificates/held/admission'
import { bundleOf, chainView, heldIssuer } from '@/lib/domain/certificates/held/chain-view'
import { type ClusterFacts, judgeCluster } from '@/lib/domain/certificates/held/cluster-places'
import { hopsOf } from '@/lib/domain/certificates/held/hops'
import { identitiesIn } from '@/lib/domain/certificates/held/identity-fields'
import { type ClusterContext, type Held, judgeHeld, worstOf } from '@/lib/domain/certificates/held/judge-held'
import { leafIn } from '@/lib/domain/certificates/held/leaf'
import { outlineOf } from '@/lib/domain/certificates/held/outline'
import { type Certificate, readCertificate } from '@/lib/domain/certificates/model/certificate'
import { type EdgeTopology, type Place, placesOf } from '@/lib/domain/certificates/places'
import { placeFinding } from '@/lib/domain/certificates/places/place-check'
import { createVerifier } from '@/lib/platform/certificates/signatures'
import {
  makeCtiLeaf,
  makeIntermediate,
  makeLeaf,
  makeRoot,
  testTime,
} from '@/tests/support/certificates/made-certificate'
import { observationOf } from '@/tests/support/observations'

const verify = createVerifier()
const read = ({ der }: { der: Uint8Array }) => readCertificate(der)

const publicRoot = makeRoot('O=Public, CN=Root')
const publicIssuing = makeIntermediate(publicRoot, 'O=Public, CN=Issuing')
const cloudRoot = makeRoot('O=Cloud, CN=Root')
const cloudIssuing = makeIntermediate(cloudRoot, 'O=Cloud, CN=Issuing')
const nextRoot = makeRoot('O=Cloud, CN=Next Root')
const nextIssuing = makeIntermediate(nextRoot, 'O=Cloud, CN=Next Issuing')
const internalRoot = makeRoot('O=Partner, CN=Internal Root')
const host = 'xsp1.sp.example.com'

const context = (given: Partial<ClusterContext> = {}): ClusterContext => ({
  topology: 'xsp-in-dmz',
  server: 'ADP',
  publicRoots: [read(publicRoot)],
  cloud: [cloudIssuing, cloudRoot].map(read),
  bridgeTrust: [],
  bridgeClient: [],
  atMs: testTime.getTime(),
  ...given,
})

const nothingKnown: ClusterFacts = {
  held: [],
  unreadable: [],
  identities: undefined,
  authenticationType: 'ci-token',
  authentication: undefined,
  cti: undefined,
  probeCertificate: undefined,
}

const states = (facts: Partial<ClusterFacts>, given: Partial<ClusterContext> = {}): Partial<Record<Place, string>> =>
  Object.fromEntries(
    judgeCluster(context(given), { ...nothingKnown, ...facts }, verify).map(({ place, state }) => [place, state]),
  )

const held = (place: Held['place'], certificates: readonly Certificate[], more: Partial<Held> = {}) => {
  const [first, ...rest] = certificates
  if (!first) throw new Error('none')
  return { id: place, place, certificates: [first, ...rest] as const, host, isPresented: false, ...more }
}

describe('the picture of a topology', () => {
  it.each(Object.keys(hopsOf) as EdgeTopology[])('%s has each of its places on exactly one hop', (topology) => {
    const onHops = hopsOf[topology].flatMap(({ places }) => places)
    expect(onHops.toSorted()).toEqual(placesOf[topology].map(({ place }) => place).toSorted())
    for (const [place, hop] of hopsOf[topology].slice(1).entries()) expect(hop.from).toBe(hopsOf[topology][place]?.to)
  })
})

describe('an address whose certificate cannot be read', () => {
  it('breaks its place, beside what other addresses present', () => {
    const unreadable = [
      { id: 'bad', place: 'public-server', unreadable: { reason: 'not-der', detail: 'truncated, byte 4' } },
    ] as const
    const [server] = judgeCluster(context(), { ...nothingKnown, unreadable }, verify)
    expect(server).toMatchObject({ place: 'public-server', state: 'broken' })
    expect(server?.judgements.map(({ chainId, findings }) => [chainId, findings.map(({ check }) => check)])).toEqual([
      ['bad', ['certificate-readable']],
    ])
  })
})

describe('a cluster of which nothing is known', () => {
  it.each(Object.keys(placesOf) as EdgeTopology[])(
    '%s is unknown everywhere, never green and never red',
    (topology) => {
      expect(new Set(Object.values(states({}, { topology })))).toEqual(new Set(['unknown']))
    },
  )

  it('names what the trust store needs, and the lines to put it there', () => {
    const [, trust] = judgeCluster(context(), nothingKnown, verify)
    expect(trust?.judgements[0]?.findings.find(({ check }) => check === 'anchors-root')?.expected).toContain('CN=Root')
    expect(trust?.lines.some((line) => line.includes('updateTrust webexclientroot'))).toBe(true)
  })
})

describe('trust in the cloud', () => {
  const probe = read(makeCtiLeaf(cloudIssuing))
  const admitted = observationOf([{}], { kind: 'cti' })

  it('is proven by a handshake with a certificate of the chain', () => {
    expect(states({ cti: admitted, probeCertificate: probe })['webex-trust']).toBe('met')
  })

  it('is not proven by a certificate of another chain', () => {
    const stranger = read(makeCtiLeaf(nextIssuing))
    expect(states({ cti: admitted, probeCertificate: stranger })['webex-trust']).toBe('unknown')
  })

  it('lacks the new pair during a roll-over, whatever was proven of the old one', () => {
    const cloud = [nextIssuing, cloudRoot, nextRoot, cloudIssuing].map(read)
    expect(states({ cti: admitted, probeCertificate: probe }, { cloud })['webex-trust']).toBe('broken')
    const store = held('webex-trust', [nextRoot, nextIssuing].map(read))
    expect(states({ cti: admitted, probeCertificate: probe, held: [store] }, { cloud })['webex-trust']).toBe('met')
  })

  it('is broken while CTI asks nobody for a certificate, however good the store is', () => {
    const cti = observationOf([{}, { reason: 'client-certificate-not-asked' }], { kind: 'cti' })
    const store = held('webex-trust', [cloudRoot, cloudIssuing].map(read))
    expect(states({ cti, held: [store] })['webex-trust']).toBe('broken')
  })
})

describe('behind a bridge', () => {
  const client = read(makeCtiLeaf(internalRoot))
  const given = { topology: 'tls-bridge', bridgeTrust: [read(internalRoot)], bridgeClient: [client] } as const

  it('a root that signs the client certificate itself stands for both of the pair', () => {
    const facts = { held: [held('bridge-trust', [read(internalRoot)]), held('bridge-client', [client])] }
    expect(states(facts, given)).toMatchObject({ 'bridge-trust': 'met', 'bridge-client': 'met' })
  })

  it('a client certificate whose authority is trusted nowhere is broken', () => {
    const facts = { held: [held('bridge-client', [client])] }
    expect(states(facts, { ...given, bridgeTrust: [] })['bridge-client']).toBe('broken')
  })

  it("an internal server's certificate is judged by the internal authority", () => {
    const server = held('internal-server', [read(makeLeaf(internalRoot))])
    expect(states({ held: [server] }, given)['internal-server']).toBe('met')
    expect(states({ held: [server] }, { ...given, bridgeTrust: [] })['internal-server']).toBe('broken')
  })
})

describe('ClientIdentity', () => {
  it.each([
    [undefined, 'unknown'],
    [['bwcticlient.webex.com'], 'met'],
    [['other.example.com', 'bwcticlient.webex.com'], 'met'],
    [['BWCTICLIENT.webex.com'], 'broken'],
  ])('%j is %s', (identities, state) => {
    expect(states({ identities })['client-identity']).toBe(state)
  })

  it('is read from what a terminal shows', () => {
    const copied =
      'AS_CLI/System/ClientIdentity> get\r\n\r\nbwcticlient.webex.com\nbwcticlient.webex.com\n  other.example.com '
    expect(identitiesIn(copied)).toEqual(['bwcticlient.webex.com', 'other.example.com'])
  })
})

describe('who was let in', () => {
  it.each([
    [[{}], true, { refusesAnonymous: true, admitsClient: true }],
    [[{}], false, { refusesAnonymous: false, admitsClient: undefined }],
    [[{ reason: 'partly-checked', outcome: 'skipped' as const }], true, { refusesAnonymous: true }],
    [[{ reason: 'client-certificate-refused' }], true, { refusesAnonymous: true, admitsClient: false }],
    [[{ reason: 'client-certificate-required' }], false, { refusesAnonymous: true }],
    [[{ reason: 'tcp-timeout' }], true, { refusesAnonymous: undefined, admitsClient: undefined }],
    [[{}, { reason: 'client-certificate-not-asked' }], true, { refusesAnonymous: false, admitsClient: true }],
  ])('%j with mutual TLS %s: %j', (addresses, isMutual, expected) => {
    expect(admissionOf(observationOf(addresses), isMutual)).toMatchObject(expected)
  })
})

describe('a chain in a wrong order with noise', () => {
  const leaf = read(makeLeaf(publicIssuing))
  const noise = read(makeRoot('O=Noise, CN=Noise'))
  const mixed = [read(publicRoot), noise, leaf, read(publicIssuing)]

  it('is about its leaf, and its bundle comes out in order without root and noise', () => {
    expect(leafIn(mixed)).toBe(leaf)
    const { chain } = judgeHeld(held('public-server', mixed), context(), verify)
    if (!chain) throw new Error('no chain')
    expect(bundleOf(chain)).toEqual([leaf, mixed[3]])
    const view = chainView(chain, mixed, () => 'ab')
    expect(view.path.map(({ role, origin }) => [role, origin])).toEqual([
      ['leaf', 'sent'],
      ['intermediate', 'sent'],
      ['root', 'sent'],
    ])
    expect(view.beside.map(({ name }) => name)).toEqual(['Noise'])
  })

  it('names the missing issuer, and finds it where it is held', () => {
    const { chain } = judgeHeld(held('public-server', [leaf]), context(), verify)
    expect(chain?.missingIssuer?.name).toContain('CN=Issuing')
    expect(chain?.missingIssuer && heldIssuer(chain.missingIssuer, mixed)).toBe(mixed[3])
    expect(chain?.missingIssuer && heldIssuer(chain.missingIssuer, [noise])).toBeUndefined()
  })
})

describe('an outline', () => {
  it('tells what of the chain ends first', () => {
    const old = makeIntermediate(publicRoot, 'O=Public, CN=Old', { notAfter: new Date(testTime.getTime() + 1_000) })
    const leaf = read(makeLeaf(old))
    expect(outlineOf([leaf, read(old), read(publicRoot)])).toMatchObject({ earliestRole: 'intermediate' })
    expect(outlineOf([leaf, read(publicIssuing), read(publicRoot)]).earliestRole).toBe('leaf')
  })
})

describe('the worst of a place', () => {
  it.each([
    [[], 'unknown'],
    [['met', 'met'], 'met'],
    [['met', 'unknown'], 'unknown'],
    [['unknown', 'warning'], 'warning'],
    [['warning', 'broken'], 'broken'],
  ] as const)('of %j is %s', (found, worst) => {
    expect(worstOf(found.map((state) => placeFinding('in-date', state))).state).toBe(worst)
  })
})
