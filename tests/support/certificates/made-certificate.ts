/** Makes certificates and CRLs with every field in the test's hand. */

import { extensionOid, purposeOid } from '@/lib/domain/certificates/oids'
import { type Bytes, bits, contextConstructed, integer, sequence, time } from './der-writer'
import { aki, ca, eku, extensionBytes, type MadeExtension, notCa, san, ski, usage } from './extensions'
import { type KeyPair, keyPair, type Signing, usualSigning } from './keys'
import { nameOf } from './names'

export interface CertificatePlan {
  readonly subject: string | Bytes
  readonly key: KeyPair
  /** Defaults to the certificate itself: self-signed. */
  readonly issuer?: string | Bytes
  readonly signer?: KeyPair
  readonly signing?: Signing
  /** What the outer algorithm says, where it should differ from the inner one. */
  readonly outerAlgorithm?: Bytes
  readonly serial?: number | Bytes
  readonly notBefore?: Date | Bytes
  readonly notAfter?: Date | Bytes
  readonly extensions?: readonly MadeExtension[]
  readonly version?: 1 | 3
  /** Put in place of the key's own. */
  readonly spki?: Bytes
}

export const testTime = new Date('2026-06-15T12:00:00Z')
const yearBefore = new Date('2026-01-01T00:00:00Z')
const yearAfter = new Date('2027-01-01T00:00:00Z')

const nameBytes = (name: string | Bytes) => (typeof name === 'string' ? nameOf(name) : name)
const timeBytes = (moment: Date | Bytes) => (moment instanceof Date ? time(moment) : moment)

let lastSerial = 0x1000

export function makeCertificate(plan: CertificatePlan): Bytes {
  const signer = plan.signer ?? plan.key
  const signing = plan.signing ?? usualSigning(signer)
  const extensions = plan.extensions ?? []
  lastSerial += 1
  const signed = sequence(
    plan.version === 1 ? Uint8Array.of() : contextConstructed(0, integer(2)),
    integer(plan.serial ?? lastSerial),
    signing.algorithm,
    nameBytes(plan.issuer ?? plan.subject),
    sequence(timeBytes(plan.notBefore ?? yearBefore), timeBytes(plan.notAfter ?? yearAfter)),
    nameBytes(plan.subject),
    plan.spki ?? plan.key.spki,
    extensions.length === 0 ? Uint8Array.of() : contextConstructed(3, sequence(...extensions.map(extensionBytes))),
  )
  return sequence(signed, plan.outerAlgorithm ?? signing.algorithm, bits(signing.sign(signed, signer.privateKey)))
}

/** A certificate together with what issuing below it needs. */
export interface Made {
  readonly der: Bytes
  readonly name: string
  readonly key: KeyPair
}

type Changes = Partial<CertificatePlan> & {
  /** Added; one with the object identifier of a usual extension takes its place. */
  readonly with?: readonly MadeExtension[]
  /** Object identifiers of usual extensions to leave out. */
  readonly without?: readonly string[]
}

function changed(usual: readonly MadeExtension[], changes: Changes): MadeExtension[] {
  const added = changes.with ?? []
  const gone = [...(changes.without ?? []), ...added.map(({ oid }) => oid)]
  return [...usual.filter(({ oid }) => !gone.includes(oid)), ...added]
}

function made(
  name: string,
  key: KeyPair,
  usual: readonly MadeExtension[],
  plan: Partial<CertificatePlan>,
  changes: Changes,
): Made {
  const { with: _with, without: _without, ...rest } = changes
  const der = makeCertificate({ subject: name, key, ...plan, extensions: changed(usual, changes), ...rest })
  return { der, name, key }
}

export const makeRoot = (name = 'O=Test, CN=Root', changes: Changes = {}): Made => {
  const key = changes.key ?? keyPair(name)
  return made(name, key, [ca(), usage('keyCertSign', 'cRLSign'), ski(key)], {}, changes)
}

const below = (issuer: Made): Partial<CertificatePlan> => ({ issuer: issuer.name, signer: issuer.key })

export const makeIntermediate = (issuer: Made, name = 'O=Test, CN=Issuing', changes: Changes = {}): Made => {
  const key = changes.key ?? keyPair(name)
  const usual = [ca(), usage('keyCertSign', 'cRLSign'), ski(key), aki(issuer.key)]
  return made(name, key, usual, below(issuer), changes)
}

/** A server's certificate for xsp1.sp.example.com unless changed. */
export const makeLeaf = (issuer: Made, changes: Changes = {}, name = 'CN=xsp1.sp.example.com'): Made => {
  const key = changes.key ?? keyPair(name)
  const usual = [
    notCa(),
    usage('digitalSignature'),
    eku(purposeOid.serverAuth),
    san('dns:xsp1.sp.example.com'),
    ski(key),
    aki(issuer.key),
  ]
  return made(name, key, usual, below(issuer), changes)
}

const ctiPurposes = eku(purposeOid.clientAuth, purposeOid.broadworksCti)

/** A bridge's client certificate as domain.md section 7.1 describes it. */
export function makeCtiLeaf(issuer: Made, changes: Changes = {}, name = 'CN=bwcticlient.webex.com'): Made {
  const { with: added = [], without = [], ...rest } = changes
  const isOurs = [...added.map(({ oid }) => oid), ...without].includes(extensionOid.extendedKeyUsage)
  const hasSan = added.some(({ oid }) => oid === extensionOid.subjectAltName)
  return makeLeaf(
    issuer,
    {
      ...rest,
      with: isOurs ? added : [ctiPurposes, ...added],
      without: hasSan ? without : [...without, extensionOid.subjectAltName],
    },
    name,
  )
}
