/** Owns the time and the ids of this process: the only place where a clock or randomness enters product data. */
import { randomBytes } from 'node:crypto'

/** The present moment. */
export function now(): Date {
  return new Date()
}

/** A number from 0 up to 1 that nobody can foresee: for the length of waits. */
export function randomFraction(): number {
  return randomBytes(4).readUInt32BE() / 2 ** 32
}

let lastMs = 0
let sequence = 0

/** A new row id: UUIDv7 (RFC 9562 section 5.7), ordered by creation within a process even inside one millisecond. */
export function newId(): string {
  const bytes = randomBytes(16)
  const clockMs = now().getTime()
  if (clockMs > lastMs) {
    lastMs = clockMs
    sequence = bytes.readUInt16BE(6) & 0x7ff
  } else if (++sequence > 0xfff) {
    lastMs += 1
    sequence = 0
  }
  bytes.writeUIntBE(lastMs, 0, 6)
  bytes.writeUInt16BE(0x7000 | sequence, 6)
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
