/** Tag numbers of the ASN.1 types that certificates and CRLs use (X.680 section 8). */

export const tag = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  objectIdentifier: 0x06,
  enumerated: 0x0a,
  utf8String: 0x0c,
  numericString: 0x12,
  printableString: 0x13,
  teletexString: 0x14,
  ia5String: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  visibleString: 0x1a,
  universalString: 0x1c,
  bmpString: 0x1e,
  sequence: 0x30,
  set: 0x31,
} as const

/** Context tag `[number]` of a primitive value. */
export const context = (number: number) => 0x80 | number

/** Context tag `[number]` of a constructed value. */
export const contextConstructed = (number: number) => 0xa0 | number
