/**
 * Reads from a PKCS#12 file how often its password would be hashed, before anything is derived: a file of a kilobyte
 * can ask for hours (quality.md T1; RFC 7292, RFC 8018). Both DER and the indefinite lengths of older tools are read.
 */

import { ok, type Result, refuse } from '../../result'
import { tag } from '../der/tags'

/** More iterations than this are refused; careful tools use up to 600,000. */
export const mostIterations = 600_000

const largestBytes = 64 * 1024
const deepest = 24
const constructed = 0x20

/** Algorithms whose parameters are a salt and a count: PBES1, PKCS#12 PBE, PBKDF2. */
const countedAlgorithms = [
  [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x05],
  [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x0c, 0x01],
]

interface Node {
  readonly tag: number
  readonly content: Uint8Array
  readonly children: readonly Node[]
}

class Damaged extends Error {}

/** A tolerant tree of the file; octet strings that hold further values are opened too. */
class TreeReader {
  private at = 0

  constructor(private readonly bytes: Uint8Array) {}

  /** @param isOpen ended by two zero octets, as indefinite lengths are */
  list(end: number, depth: number, isOpen = false): Node[] {
    const nodes: Node[] = []
    while (this.at < end) {
      if (isOpen && this.bytes[this.at] === 0 && this.bytes[this.at + 1] === 0) {
        this.at += 2
        return nodes
      }
      nodes.push(this.node(end, depth))
    }
    if (isOpen) throw new Damaged()
    return nodes
  }

  private node(end: number, depth: number): Node {
    const first = this.bytes[this.at++] ?? 0
    const length = this.length()
    const from = this.at
    if (depth > deepest || (length !== undefined && from + length > end)) throw new Damaged()
    const isConstructed = (first & constructed) !== 0
    if (length === undefined && !isConstructed) throw new Damaged()
    const children = isConstructed
      ? this.list(length === undefined ? end : from + length, depth + 1, length === undefined)
      : []
    if (length !== undefined) this.at = from + length
    const isOctets = (first & ~constructed) === tag.octetString
    const content = isConstructed ? joined(children, isOctets) : this.bytes.subarray(from, this.at)
    return { tag: first, content, children: isOctets ? opened(content, depth) : children }
  }

  private length(): number | undefined {
    const first = this.bytes[this.at++]
    if (first === undefined) throw new Damaged()
    if (first < 0x80) return first
    if (first === 0x80) return undefined
    if (first > 0x84) throw new Damaged()
    let length = 0
    for (let i = first & 0x7f; i > 0; i--) length = length * 256 + (this.bytes[this.at++] ?? 0)
    return length
  }
}

/** Octet strings in pieces are one octet string. */
function joined(children: readonly Node[], isOctets: boolean): Uint8Array {
  if (!isOctets) return new Uint8Array()
  const whole = new Uint8Array(children.reduce((sum, { content }) => sum + content.length, 0))
  let at = 0
  for (const { content } of children) {
    whole.set(content, at)
    at += content.length
  }
  return whole
}

/** What stands inside an octet string, or nothing where it is only octets. */
function opened(content: Uint8Array, depth: number): readonly Node[] {
  if (content[0] !== tag.sequence) return []
  try {
    return new TreeReader(content).list(content.length, depth + 1)
  } catch (error) {
    if (error instanceof Damaged) return []
    throw error
  }
}

const isCounted = ({ tag: kind, content }: Node) =>
  kind === tag.objectIdentifier && countedAlgorithms.some((prefix) => prefix.every((byte, i) => content[i] === byte))

const numberOf = (content: Uint8Array) => content.reduce((value, byte) => value * 256 + byte, 0)

/** Integers directly behind a salt, anywhere below an algorithm that counts. */
function countsBelow(node: Node): number[] {
  return node.children.flatMap((child, i) => {
    const isCount = child.tag === tag.integer && node.children[i - 1]?.tag === tag.octetString
    return isCount ? [numberOf(child.content)] : countsBelow(child)
  })
}

function countsIn(node: Node): number[] {
  const [first, ...parameters] = node.children
  if (first && isCounted(first)) return parameters.flatMap(countsBelow)
  const isMac = node.tag === tag.sequence && node.children.length === 3 && node.children[1]?.tag === tag.octetString
  const last = node.children[2]
  if (isMac && last?.tag === tag.integer) return [numberOf(last.content)]
  return node.children.flatMap(countsIn)
}

/** Every iteration count of the file; refused where one is beyond reason or the file cannot be read. */
export function readIterations(bytes: Uint8Array): Result<readonly number[]> {
  if (bytes.length > largestBytes) return refuse('pkcs12-too-large', { params: { maximum: largestBytes / 1024 } })
  try {
    const counts = new TreeReader(bytes).list(bytes.length, 0).flatMap(countsIn)
    const largest = Math.max(0, ...counts)
    if (largest > mostIterations) {
      return refuse('pkcs12-too-many-iterations', { params: { found: largest, maximum: mostIterations } })
    }
    return ok(counts)
  } catch (error) {
    if (error instanceof Damaged) return refuse('pkcs12-damaged')
    throw error
  }
}
