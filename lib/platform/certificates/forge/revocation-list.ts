/** Writes and signs a revocation list (RFC 5280 section 5): version 2, with its number and the issuer's key identifier. */
import forge from 'node-forge'
import { ok, type Result } from '@/lib/domain/result'
import type { JobInput, JobOutput, RevokedInput } from './jobs'
import { subjectOf } from './names'

const { asn1, md, pki, util } = forge
const { Class, Type } = asn1

type Node = forge.asn1.Asn1

const sequence = (...parts: Node[]): Node => asn1.create(Class.UNIVERSAL, Type.SEQUENCE, true, parts)
const primitive = (type: number, bytes: string): Node => asn1.create(Class.UNIVERSAL, type, false, bytes)
const explicit = (number: number, ...parts: Node[]): Node =>
  asn1.create(Class.CONTEXT_SPECIFIC, number as forge.asn1.Type, true, parts)

const oid = (dotted: string): Node => primitive(Type.OID, asn1.oidToDer(dotted).getBytes())
const integer = (hex: string): Node => {
  const bytes = util.hexToBytes(hex.length % 2 === 0 ? hex : `0${hex}`)
  return primitive(Type.INTEGER, bytes.charCodeAt(0) >= 0x80 ? `\0${bytes}` : bytes)
}
const number = (value: number): Node => integer(value.toString(16))

/** UTCTime until 2049, GeneralizedTime from 2050 (section 5.1.2.4). */
const time = (at: Date): Node =>
  at.getUTCFullYear() < 2050
    ? primitive(Type.UTCTIME, asn1.dateToUtcTime(at))
    : primitive(Type.GENERALIZEDTIME, asn1.dateToGeneralizedTime(at))

const extension = (dotted: string, value: Node): Node =>
  sequence(oid(dotted), primitive(Type.OCTETSTRING, asn1.toDer(value).getBytes()))

const sha256WithRsa = () => sequence(oid('1.2.840.113549.1.1.11'), primitive(Type.NULL, ''))

function nameOf(issuer: forge.pki.Certificate): Node {
  const carrier = pki.createCertificate()
  carrier.setSubject(subjectOf(issuer))
  return pki.distinguishedNameToAsn1(carrier.subject)
}

/** CRLReason unspecified is left out, as section 5.3.1 asks. */
function entry({ serial, at, reason }: RevokedInput): Node {
  const extensions =
    reason === 0 ? [] : [sequence(extension('2.5.29.21', primitive(Type.ENUMERATED, String.fromCharCode(reason))))]
  return sequence(integer(serial), time(at), ...extensions)
}

function listed({ issuing, ...input }: JobInput<'issue-revocation-list'>): Node {
  const issuer = pki.certificateFromPem(issuing.certificatePem)
  const keyId = asn1.create(
    Class.CONTEXT_SPECIFIC,
    0 as forge.asn1.Type,
    false,
    issuer.generateSubjectKeyIdentifier().getBytes(),
  )
  return sequence(
    number(1),
    sha256WithRsa(),
    nameOf(issuer),
    time(input.thisUpdate),
    time(input.nextUpdate),
    ...(input.revoked.length > 0 ? [sequence(...input.revoked.map(entry))] : []),
    explicit(0, sequence(extension('2.5.29.35', sequence(keyId)), extension('2.5.29.20', number(input.number)))),
  )
}

export async function issueRevocationList(
  input: JobInput<'issue-revocation-list'>,
): Promise<Result<JobOutput<'issue-revocation-list'>>> {
  const list = listed(input)
  const digest = md.sha256.create().update(asn1.toDer(list).getBytes())
  const signature = pki.privateKeyFromPem(input.issuing.keyPem).sign(digest)
  const bytes = asn1.toDer(sequence(list, sha256WithRsa(), primitive(Type.BITSTRING, `\0${signature}`))).getBytes()
  const lines = util.encode64(bytes).match(/.{1,64}/g) ?? []
  return ok({ pem: `-----BEGIN X509 CRL-----\n${lines.join('\n')}\n-----END X509 CRL-----\n` })
}
