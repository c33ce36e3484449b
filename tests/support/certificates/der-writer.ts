/** Writes DER, right or deliberately wrong, for certificates that tests are about. */

export type Bytes = Uint8Array

export const concat = (...parts: readonly Bytes[]): Bytes => Buffer.concat(parts)

function lengthOf(length: number): Bytes {
  if (length < 0x80) return Uint8Array.of(length)
  const octets: number[] = []
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256)
  return Uint8Array.of(0x80 | octets.length, ...octets)
}

export const tagged = (tag: number, ...content: readonly Bytes[]): Bytes => {
  const body = concat(...content)
  return concat(Uint8Array.of(tag), lengthOf(body.length), body)
}

export const sequence = (...content: readonly Bytes[]) => tagged(0x30, ...content)
export const set = (...content: readonly Bytes[]) => tagged(0x31, ...content)
export const octets = (...content: readonly Bytes[]) => tagged(0x04, ...content)
export const bits = (content: Bytes, unused = 0) => tagged(0x03, Uint8Array.of(unused), content)
export const boolean = (value: boolean) => Uint8Array.of(0x01, 0x01, value ? 0xff : 0x00)
export const nothing = Uint8Array.of(0x05, 0x00)
export const text = (value: string, tag = 0x0c) => tagged(tag, Buffer.from(value, tag === 0x0c ? 'utf8' : 'latin1'))

/** `[number]`, primitive or constructed. */
export const context = (number: number, ...content: readonly Bytes[]) => tagged(0x80 | number, ...content)
export const contextConstructed = (number: number, ...content: readonly Bytes[]) => tagged(0xa0 | number, ...content)

/** INTEGER content of a small number, or the bytes as they stand. */
export function integerContent(value: number | Bytes): Bytes {
  if (typeof value !== 'number') return value
  const digits: number[] = []
  for (let rest = value; rest > 0; rest = Math.floor(rest / 256)) digits.unshift(rest % 256)
  if (digits.length === 0 || (digits[0] ?? 0) >= 0x80) digits.unshift(0)
  return Uint8Array.from(digits)
}

export const integer = (value: number | Bytes) => tagged(0x02, integerContent(value))

function arcBytes(arc: number): number[] {
  const groups = [arc % 128]
  for (let rest = Math.floor(arc / 128); rest > 0; rest = Math.floor(rest / 128)) groups.unshift(0x80 | (rest % 128))
  return groups
}

export function oidContent(dotted: string): Bytes {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  return Uint8Array.from([first * 40 + second, ...rest].flatMap(arcBytes))
}

export const oid = (dotted: string) => tagged(0x06, oidContent(dotted))

const padded = (value: number, width = 2) => String(value).padStart(width, '0')

/** UTCTime through 2049, GeneralizedTime from 2050, unless `form` says otherwise. */
export function time(date: Date, form?: 'utc' | 'generalized'): Bytes {
  const year = date.getUTCFullYear()
  const isUtc = form ? form === 'utc' : year >= 1950 && year < 2050
  const rest = [
    date.getUTCMonth() + 1,
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds(),
  ]
  const digits = `${isUtc ? padded(year % 100) : padded(year, 4)}${rest.map((one) => padded(one)).join('')}Z`
  return text(digits, isUtc ? 0x17 : 0x18)
}
