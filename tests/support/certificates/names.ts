/** Distinguished names for made certificates, from text such as "C=US, O=Partner, CN=XSP". */

import { type Bytes, oid, sequence, set, text } from './der-writer'

const types: Readonly<Record<string, string>> = {
  C: '2.5.4.6',
  O: '2.5.4.10',
  OU: '2.5.4.11',
  CN: '2.5.4.3',
  E: '1.2.840.113549.1.9.1',
}

/** @param tag string type of every value: UTF8String unless told otherwise */
export function nameOf(written: string, tag = 0x0c): Bytes {
  const parts = written.split(', ').filter(Boolean)
  return sequence(
    ...parts.map((part) => {
      const equals = part.indexOf('=')
      const type = types[part.slice(0, equals)] ?? part.slice(0, equals)
      return set(sequence(oid(type), text(part.slice(equals + 1), type === types.E ? 0x16 : tag)))
    }),
  )
}
