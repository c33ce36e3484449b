/** Splits text into PEM blocks (RFC 7468); text between blocks is commentary and ignored. */

import { bytesFromBase64 } from './base64'

export interface PemBlock {
  readonly label: string
  /** Undefined where the body is not base64 or the block never ends. */
  readonly bytes: Uint8Array | undefined
}

const begin = /-----BEGIN ([A-Z0-9 ]{1,40})-----/g

/** Linear in the length of the text. @param most stop after so many blocks */
export function pemBlocksOf(text: string, most: number): PemBlock[] {
  const blocks: PemBlock[] = []
  begin.lastIndex = 0
  let match = begin.exec(text)
  while (match && blocks.length < most) {
    const label = match[1] ?? ''
    const from = begin.lastIndex
    const end = text.indexOf(`-----END ${label}-----`, from)
    blocks.push({ label, bytes: end < 0 ? undefined : bytesFromBase64(text.slice(from, end)) })
    if (end < 0) break
    begin.lastIndex = end
    match = begin.exec(text)
  }
  return blocks
}
