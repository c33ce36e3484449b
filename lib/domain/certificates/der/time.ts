/** Decodes UTCTime and GeneralizedTime in the one form RFC 5280 section 4.1.2.5 allows: seconds, and Z. */

import { DerError } from './error'
import type { DerReader, Element } from './reader'
import { tag } from './tags'

export interface DerTime {
  /** Milliseconds since 1970. */
  readonly epochMs: number
  readonly year: number
  readonly form: 'utc' | 'generalized'
}

const daysBeforeMonth = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
const dayMs = 86_400_000

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** Days from 1970-01-01 in the proleptic Gregorian calendar; Date.UTC would move years below 100. */
function daysOf(year: number, month: number, day: number): number {
  const before = year - 1
  const leaps = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400) - 477
  const leapDay = month > 2 && isLeap(year) ? 1 : 0
  return (year - 1970) * 365 + leaps + (daysBeforeMonth[month - 1] ?? 0) + leapDay + day - 1
}

function daysIn(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

function digits(bytes: Uint8Array, from: number, count: number): number {
  let value = 0
  for (let i = from; i < from + count; i++) {
    const digit = (bytes[i] ?? 0) - 0x30
    if (digit < 0 || digit > 9) throw new DerError('time-invalid', from)
    value = value * 10 + digit
  }
  return value
}

function momentOf(bytes: Uint8Array, year: number, from: number): number {
  const month = digits(bytes, from, 2)
  const day = digits(bytes, from + 2, 2)
  const hour = digits(bytes, from + 4, 2)
  const minute = digits(bytes, from + 6, 2)
  const second = digits(bytes, from + 8, 2)
  const inRange = month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
  if (!inRange || hour > 23 || minute > 59 || second > 59 || bytes[from + 10] !== 0x5a) {
    throw new DerError('time-invalid', from)
  }
  return daysOf(year, month, day) * dayMs + ((hour * 60 + minute) * 60 + second) * 1000
}

function timeOf(bytes: Uint8Array, { from, end, start }: Element, form: DerTime['form']): DerTime {
  const yearDigits = form === 'utc' ? 2 : 4
  if (end - from !== yearDigits + 11) throw new DerError('time-invalid', start)
  const written = digits(bytes, from, yearDigits)
  const year = form === 'generalized' ? written : written < 50 ? 2000 + written : 1900 + written
  return { epochMs: momentOf(bytes, year, from + yearDigits), year, form }
}

export function readTime(reader: DerReader): DerTime {
  const element = reader.read()
  if (element.tag === tag.utcTime) return timeOf(reader.bytes, element, 'utc')
  if (element.tag === tag.generalizedTime) return timeOf(reader.bytes, element, 'generalized')
  throw new DerError('tag-unexpected', element.start)
}
