/** Writes a PKCS#7 bundle: certificates without a signature, as servers and browsers import them (RFC 5652 section 5). */

const lengthOf = (length: number): Buffer => {
  if (length < 0x80) return Buffer.from([length])
  const hex = length.toString(16)
  const digits = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex')
  return Buffer.from([0x80 | digits.length, ...digits])
}

const wrapped = (tag: number, ...contents: Uint8Array[]): Buffer => {
  const body = Buffer.concat(contents)
  return Buffer.concat([Buffer.from([tag]), lengthOf(body.length), body])
}

const [sequence, set, explicit0] = [0x30, 0x31, 0xa0]
const signedData = Buffer.from('06092a864886f70d010702', 'hex')
const data = Buffer.from('06092a864886f70d010701', 'hex')
const versionOne = Buffer.from('020101', 'hex')

/** @param certificates in DER */
export function pkcs7Of(certificates: readonly Uint8Array[]): Buffer {
  const content = wrapped(
    sequence,
    versionOne,
    wrapped(set),
    wrapped(sequence, data),
    wrapped(explicit0, ...certificates),
    wrapped(set),
  )
  return wrapped(sequence, signedData, wrapped(explicit0, content))
}
