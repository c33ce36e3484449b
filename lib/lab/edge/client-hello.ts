/** Reads the server name from the first bytes of a TLS connection (RFC 8446 section 4.1.2, RFC 6066 section 3). */

/** `incomplete` asks for more bytes; `host` is undefined when none was named or the bytes are not TLS. */
export type HelloReading = { kind: 'incomplete' } | { kind: 'read'; host?: string }

const largestHello = 16_384

export const readClientHello = (bytes: Buffer): HelloReading => {
  if (bytes.length > 0 && bytes[0] !== 0x16) return { kind: 'read' }
  if (bytes.length < 5) return { kind: 'incomplete' }
  const length = bytes.readUInt16BE(3)
  if (length > largestHello) return { kind: 'read' }
  if (bytes.length < 5 + length) return { kind: 'incomplete' }
  try {
    const host = serverNameIn(bytes.subarray(5, 5 + length))
    return host === undefined ? { kind: 'read' } : { kind: 'read', host }
  } catch {
    return { kind: 'read' }
  }
}

/** Throws RangeError on a hello that is cut short. */
const serverNameIn = (hello: Buffer): string | undefined => {
  if (hello[0] !== 1) return undefined
  let at = 4 + 2 + 32
  at += 1 + hello.readUInt8(at)
  at += 2 + hello.readUInt16BE(at)
  at += 1 + hello.readUInt8(at)
  const end = at + 2 + hello.readUInt16BE(at)
  at += 2
  while (at + 4 <= end) {
    const type = hello.readUInt16BE(at)
    const size = hello.readUInt16BE(at + 2)
    if (type === 0)
      return hello
        .subarray(at + 9, at + 9 + hello.readUInt16BE(at + 7))
        .toString('latin1')
        .toLowerCase()
    at += 4 + size
  }
  return undefined
}
