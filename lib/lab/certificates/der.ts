/** Writes the few DER shapes that certificates need (X.690). */

/** One tag-length-value; the length in its shortest form. */
export const tlv = (tag: number, ...contents: Buffer[]): Buffer => {
  const body = Buffer.concat(contents)
  return Buffer.concat([Buffer.from([tag]), lengthOf(body.length), body])
}

const lengthOf = (length: number): Buffer => {
  if (length < 0x80) return Buffer.from([length])
  const digits = minimalBytes(length)
  return Buffer.concat([Buffer.from([0x80 | digits.length]), digits])
}

const minimalBytes = (value: number): Buffer => {
  const hex = value.toString(16)
  return Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex')
}

export const sequence = (...contents: Buffer[]): Buffer => tlv(0x30, ...contents)
export const set = (...contents: Buffer[]): Buffer => tlv(0x31, ...contents)
export const octetString = (...contents: Buffer[]): Buffer => tlv(0x04, ...contents)
export const utf8String = (text: string): Buffer => tlv(0x0c, Buffer.from(text, 'utf8'))
export const boolean = (value: boolean): Buffer => tlv(0x01, Buffer.from([value ? 0xff : 0x00]))

export const bitString = (content: Buffer, unusedBits = 0): Buffer => tlv(0x03, Buffer.from([unusedBits]), content)

/** A positive INTEGER from its big-endian bytes. */
export const integer = (bytes: Buffer): Buffer => {
  let start = 0
  while (start < bytes.length - 1 && bytes[start] === 0) start += 1
  const minimal = bytes.subarray(start)
  const needsSign = ((minimal[0] ?? 0) & 0x80) !== 0
  return needsSign ? tlv(0x02, Buffer.from([0]), minimal) : tlv(0x02, minimal)
}

/** `[number]` constructed when explicit, primitive when it replaces a string's tag. */
export const explicit = (number: number, ...contents: Buffer[]): Buffer => tlv(0xa0 | number, ...contents)
export const implicit = (number: number, ...contents: Buffer[]): Buffer => tlv(0x80 | number, ...contents)

export const objectIdentifier = (dotted: string): Buffer => {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  return tlv(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]))
}

const base128 = (arc: number): number[] => {
  const digits = [arc % 128]
  for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) digits.unshift((left % 128) | 0x80)
  return digits
}

/** UTCTime until 2049, GeneralizedTime from 2050 (RFC 5280 section 4.1.2.5). */
export const time = (at: Date): Buffer => {
  const digits = at.toISOString().replace(/[-:T]|\.\d+/g, '')
  return at.getUTCFullYear() < 2050 ? tlv(0x17, Buffer.from(digits.slice(2))) : tlv(0x18, Buffer.from(digits))
}
