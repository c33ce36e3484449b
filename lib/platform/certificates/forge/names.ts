/** Writes distinguished names the way forge wants them, always as UTF-8. */
import forge from 'node-forge'
import type { SubjectInput } from './jobs'

const { Type } = forge.asn1
const utf8 = Type.UTF8 as unknown as forge.asn1.Class
const printable = Type.PRINTABLESTRING as unknown as forge.asn1.Class

/** Country, organization and common name, in this order; empty ones are left out. */
export function attributesOf({ commonName, organization, country }: SubjectInput): forge.pki.CertificateField[] {
  return [
    { name: 'countryName', value: country, valueTagClass: printable },
    { name: 'organizationName', value: organization, valueTagClass: utf8 },
    { name: 'commonName', value: commonName, valueTagClass: utf8 },
  ].filter(({ value }) => value !== '')
}

/** The subject of a parsed certificate as it can be written again: forge reads text as bytes and writes it as text. */
export function subjectOf({ subject }: forge.pki.Certificate): forge.pki.CertificateField[] {
  return subject.attributes.map(({ type, value, valueTagClass }) => ({
    type,
    valueTagClass,
    value: valueTagClass === utf8 ? forge.util.decodeUtf8(String(value)) : value,
  }))
}
