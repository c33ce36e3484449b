/** Decides whether a CRL can be used at all and whether it speaks about a certificate (RFC 5280 sections 5.2 and 6.3.3). */

import { sameBytes } from '../bytes'
import { DerError } from '../der/error'
import { readWhole } from '../der/reader'
import { context, contextConstructed } from '../der/tags'
import { readBoolean, skipBits } from '../der/values'
import { readDistributionPointName } from '../extensions/access'
import type { Certificate } from '../model/certificate'
import { isCa } from '../model/certificate-facts'
import type { Crl } from '../model/crl'
import { sameName } from '../names/distinguished-name'
import type { GeneralName } from '../names/general-name'
import { extensionOid } from '../oids'
import type { ValidationRequest } from '../request'

interface IssuingDistributionPoint {
  readonly fullName: readonly GeneralName[] | undefined
  readonly onlyUserCertificates: boolean
  readonly onlyCaCertificates: boolean
  readonly someReasons: boolean
  readonly isIndirect: boolean
  readonly onlyAttributeCertificates: boolean
}

const issuingDistributionPointOf = (bytes: Uint8Array): IssuingDistributionPoint =>
  readWhole(bytes, (reader) => {
    const inner = reader.sequence()
    const flag = (number: number) => inner.nextIs(context(number)) && readBoolean(inner, context(number))
    const fullName = inner.nextIs(contextConstructed(0)) ? readDistributionPointName(inner) : undefined
    const onlyUserCertificates = flag(1)
    const onlyCaCertificates = flag(2)
    const someReasons = inner.nextIs(context(3))
    if (someReasons) skipBits(inner, context(3))
    const isIndirect = flag(4)
    const onlyAttributeCertificates = flag(5)
    inner.finish()
    return { fullName, onlyUserCertificates, onlyCaCertificates, someReasons, isIndirect, onlyAttributeCertificates }
  })

const understood: readonly string[] = [extensionOid.issuingDistributionPoint, extensionOid.authorityKeyIdentifier]
const understoodInEntry: readonly string[] = [extensionOid.reasonCode, extensionOid.invalidityDate]

const hasUnknownCritical = ({ extensions, entries }: Crl) =>
  extensions.some(({ oid, critical }) => critical && !understood.includes(oid)) ||
  entries.some((entry) => entry.extensions.some(({ oid, critical }) => critical && !understoodInEntry.includes(oid)))

/** A base CRL carries a number, not critical (section 5.2.3); only strict requests refuse one that does not. */
function isNumbered({ extensions }: Crl): boolean {
  return extensions.some(({ oid, critical }) => oid === extensionOid.crlNumber && !critical)
}

/** Current, complete, and without anything critical that nobody here understands. */
export function isUsableCrl(crl: Crl, { atMs, strict }: ValidationRequest): boolean {
  const second = Math.floor(atMs / 1000) * 1000
  const isCurrent = crl.thisUpdate.epochMs <= second && crl.nextUpdate !== undefined && second <= crl.nextUpdate.epochMs
  const hasRightForm = crl.algorithmsAgree && (crl.version === 2 || crl.extensions.length === 0)
  return isCurrent && hasRightForm && !hasUnknownCritical(crl) && (!strict || isNumbered(crl))
}

const sameGeneralName = (a: GeneralName, b: GeneralName) =>
  (a.kind === 'directory' && b.kind === 'directory' && sameName(a.name, b.name)) ||
  (a.kind === 'uri' && b.kind === 'uri' && a.value === b.value)

function isPointOf(certificate: Certificate, fullName: readonly GeneralName[]): boolean {
  const points = certificate.known.crlDistributionPoints
  const names: readonly GeneralName[] = points
    ? points.flatMap((point) => (point.crlIssuer ? [] : (point.fullName ?? [])))
    : [{ kind: 'directory', name: certificate.issuer }]
  return fullName.some((one) => names.some((other) => sameGeneralName(one, other)))
}

function isInScope(point: IssuingDistributionPoint, certificate: Certificate): boolean {
  const isPartial = point.someReasons || point.isIndirect || point.onlyAttributeCertificates
  const isOtherKind = isCa(certificate) ? point.onlyUserCertificates : point.onlyCaCertificates
  return !isPartial && !isOtherKind && (point.fullName === undefined || isPointOf(certificate, point.fullName))
}

/** Whether the CRL's scope, where it states one, includes the certificate. */
export function covers(crl: Crl, certificate: Certificate): boolean {
  const extension = crl.extensions.find(({ oid }) => oid === extensionOid.issuingDistributionPoint)
  if (!extension) return true
  try {
    return isInScope(issuingDistributionPointOf(extension.value), certificate)
  } catch (error) {
    if (error instanceof DerError) return false
    throw error
  }
}

export const lists = ({ entries }: Crl, { serial }: Certificate) => entries.some((one) => sameBytes(one.serial, serial))
