/** Random chains, right and wrong in many ways, the same ones for the same seed. */

import { extensionOid, purposeOid } from '@/lib/domain/certificates/oids'
import { nothing } from './der-writer'
import { ca, constraints, critical, eku, extension, type MadeExtension, notCa, san, usage } from './extensions'
import { ecSigning, type KeyKind, keyPair, rsaSigning } from './keys'
import { type Made, makeIntermediate, makeLeaf, makeRoot } from './made-certificate'

export interface RandomChain {
  /** What was changed, for whoever has to explain a difference. */
  readonly traits: readonly string[]
  readonly leaf: Uint8Array
  readonly intermediates: readonly Uint8Array[]
  readonly anchors: readonly Uint8Array[]
}

export type Random = (below: number) => number

/** mulberry32. */
export function randomFrom(seed: number): Random {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

interface Trait {
  readonly name: string
  readonly with?: readonly MadeExtension[]
  readonly without?: readonly string[]
  readonly notAfter?: Date
  readonly notBefore?: Date
  readonly isSignedByStranger?: boolean
  readonly isSha1?: boolean
}

const past = { notAfter: new Date('2026-02-01T00:00:00Z') }
const future = { notBefore: new Date('2026-09-01T00:00:00Z') }
const unknown = extension('1.3.6.1.4.1.55555.1', nothing, true)

const leafTraits: readonly Trait[] = [
  { name: 'expired', ...past },
  { name: 'early', ...future },
  { name: 'wildcard', with: [san('dns:*.sp.example.com')] },
  { name: 'wide wildcard', with: [san('dns:*.example.com')] },
  { name: 'other host', with: [san('dns:xsp2.sp.example.com')] },
  { name: 'two hosts', with: [san('dns:a.example.net', 'dns:XSP1.sp.example.com')] },
  { name: 'address too', with: [san('ip:192.0.2.7', 'dns:xsp1.sp.example.com')] },
  { name: 'client only', with: [eku(purposeOid.clientAuth)] },
  { name: 'client and server', with: [eku(purposeOid.clientAuth, purposeOid.serverAuth)] },
  { name: 'any purpose', without: [extensionOid.extendedKeyUsage] },
  { name: 'critical purpose', with: [critical(eku(purposeOid.serverAuth))] },
  { name: 'unknown critical', with: [unknown] },
  { name: 'no key identifier', without: [extensionOid.authorityKeyIdentifier] },
  { name: 'no basic constraints', without: [extensionOid.basicConstraints] },
  { name: 'signed by a stranger', isSignedByStranger: true },
  { name: 'SHA-1', isSha1: true },
]

const authorityTraits: readonly Trait[] = [
  { name: 'expired', ...past },
  { name: 'early', ...future },
  { name: 'no authority', with: [notCa()] },
  { name: 'no basic constraints', without: [extensionOid.basicConstraints] },
  { name: 'pathLen 0', with: [ca(0)] },
  { name: 'pathLen 1', with: [ca(1)] },
  { name: 'no certificate signing', with: [usage('cRLSign', 'digitalSignature')] },
  { name: 'any usage', without: [extensionOid.keyUsage] },
  { name: 'servers only', with: [eku(purposeOid.serverAuth)] },
  { name: 'clients only', with: [eku(purposeOid.clientAuth)] },
  { name: 'permits the domain', with: [constraints(['dns:example.com'])] },
  { name: 'permits another domain', with: [constraints(['dns:example.net'])] },
  { name: 'permits addresses', with: [constraints(['ip:192.0.2.0/24'])] },
  { name: 'permits other addresses', with: [constraints(['ip:198.51.100.0/24'])] },
  { name: 'excludes the domain', with: [constraints([], ['dns:sp.example.com'])] },
  { name: 'excludes another domain', with: [constraints([], ['dns:example.net'])] },
  { name: 'permits the organisation', with: [constraints(['dir:O=Test'])] },
  { name: 'excludes a name', with: [constraints([], ['dir:CN=xsp1.sp.example.com'])] },
  { name: 'unknown critical', with: [unknown] },
  { name: 'no key identifiers', without: [extensionOid.authorityKeyIdentifier, extensionOid.subjectKeyIdentifier] },
  { name: 'signed by a stranger', isSignedByStranger: true },
  { name: 'SHA-1', isSha1: true },
]

const rootTraits = authorityTraits.filter(({ isSignedByStranger, isSha1 }) => !isSignedByStranger && !isSha1)

const keyKinds: readonly KeyKind[] = ['p256', 'p256', 'p256', 'p384', 'rsa2048', 'ed25519', 'rsa1024']

class ChainMaker {
  readonly traits: string[] = []

  constructor(private readonly random: Random) {}

  chance(percent: number): boolean {
    return this.random(100) < percent
  }

  pick<T>(items: readonly [T, ...T[]] | readonly T[]): T {
    const item = items[this.random(items.length)]
    if (item === undefined) throw new Error('There is something to pick from.')
    return item
  }

  changesFrom(where: string, traits: readonly Trait[], percent: number, issuer?: Made) {
    const kind = this.chance(25) ? this.pick(keyKinds) : 'p256'
    if (kind !== 'p256') this.traits.push(`${where}: ${kind}`)
    // RSA keys take long to make: a few serve all places.
    const key = keyPair(`random ${kind.startsWith('rsa') ? '' : where} ${this.random(2)}`, kind)
    if (!this.chance(percent)) return { key }
    const { name, isSignedByStranger, isSha1, ...changes } = this.pick(traits)
    this.traits.push(`${where}: ${name}`)
    const signer = isSignedByStranger ? { signer: keyPair('stranger', issuer?.key.kind) } : {}
    const sha1 = { p256: ecSigning('sha1'), p384: ecSigning('sha1'), rsa2048: rsaSigning('sha1') }
    const signing = isSha1 ? sha1[(issuer?.key.kind ?? 'p256') as keyof typeof sha1] : undefined
    return { key, ...changes, ...signer, ...(signing ? { signing } : {}) }
  }

  shuffled<T>(items: readonly T[]): T[] {
    const left = [...items]
    const result: T[] = []
    while (left.length > 0) result.push(...left.splice(this.random(left.length), 1))
    return result
  }
}

const newRoot = (maker: ChainMaker) => makeRoot('O=Test, CN=Random Root', maker.changesFrom('root', rootTraits, 15))

export function randomChain(random: Random): RandomChain {
  const maker = new ChainMaker(random)
  const root = newRoot(maker)
  const authorities: Made[] = []
  for (let depth = random(4); depth > 0; depth--) {
    const issuer = authorities.at(-1) ?? root
    const where = `CA ${authorities.length + 1}`
    authorities.push(
      makeIntermediate(issuer, `O=Test, CN=${where}`, maker.changesFrom(where, authorityTraits, 20, issuer)),
    )
  }
  const issuer = authorities.at(-1) ?? root
  const leaf = makeLeaf(issuer, maker.changesFrom('leaf', leafTraits, 45, issuer), 'O=Test, CN=xsp1.sp.example.com')
  return { ...bundled(maker, root, authorities), traits: maker.traits, leaf: leaf.der }
}

/** What a server might send: in any order, with the root and strangers in it, or with one missing. */
function bundled(maker: ChainMaker, root: Made, authorities: readonly Made[]) {
  const sent = authorities.map(({ der }) => der)
  if (sent.length > 0 && maker.chance(6)) {
    maker.traits.push('bundle: one missing')
    sent.shift()
  }
  if (maker.chance(30)) sent.push(root.der, makeRoot('O=Stranger').der)
  const isTrusted = !maker.chance(4)
  if (!isTrusted) maker.traits.push('anchor: another')
  const anchor = isTrusted ? root : makeRoot('O=Test, CN=Another Root')
  return { intermediates: maker.shuffled(sent), anchors: [anchor.der] }
}
