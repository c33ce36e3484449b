/** Decodes the character strings that names are made of (X.680 section 41; RFC 5280 section 4.1.2.4). */

import { DerError } from './error'
import type { Element } from './reader'
import { tag } from './tags'

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** One character per byte; bytes above `highest` are refused. */
export function narrowText(bytes: Uint8Array, { from, end, start }: Element, highest = 0xff): string {
  let text = ''
  for (let i = from; i < end; i++) {
    const byte = bytes[i] ?? 0
    if (byte > highest) throw new DerError('string-invalid', start)
    text += String.fromCharCode(byte)
  }
  return text
}

function wideText(bytes: Uint8Array, { from, end, start }: Element, width: 2 | 4): string {
  if ((end - from) % width !== 0) throw new DerError('string-invalid', start)
  let text = ''
  for (let i = from; i < end; i += width) {
    let point = 0
    for (let j = 0; j < width; j++) point = point * 256 + (bytes[i + j] ?? 0)
    if (point > 0x10ffff) throw new DerError('string-invalid', start)
    text += width === 2 ? String.fromCharCode(point) : String.fromCodePoint(point)
  }
  return text
}

function utf8Text(bytes: Uint8Array, element: Element): string {
  for (let i = element.from; i < element.end; i++) {
    if ((bytes[i] ?? 0) < 0x80) continue
    try {
      return utf8.decode(bytes.subarray(element.from, element.end))
    } catch {
      throw new DerError('string-invalid', element.start)
    }
  }
  return narrowText(bytes, element)
}

/** The text of a string type, or undefined when the value is of another type. */
export function textOf(bytes: Uint8Array, element: Element): string | undefined {
  switch (element.tag) {
    case tag.utf8String:
      return utf8Text(bytes, element)
    case tag.printableString:
    case tag.ia5String:
    case tag.numericString:
    case tag.visibleString:
      return narrowText(bytes, element, 0x7f)
    case tag.teletexString:
      return narrowText(bytes, element)
    case tag.bmpString:
      return wideText(bytes, element, 2)
    case tag.universalString:
      return wideText(bytes, element, 4)
    default:
      return undefined
  }
}
