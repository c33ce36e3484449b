/** Owns the list of roots that count as public here: Node's copy of Mozilla's, and what the operator adds. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { rootCertificates } from 'node:tls'
import { pemBlocksOf } from '@/lib/domain/certificates/input/pem'
import { type Certificate, readCertificate } from '@/lib/domain/certificates/model/certificate'
import { env } from '../env/env'

export interface PublicRoots {
  readonly certificates: readonly Certificate[]
  /** Which Node.js the list came with, such as "20.20.0". */
  readonly release: string
  /** How many of them the operator added (TRUSTED_ANCHORS_FILE). */
  readonly added: number
  /** Changes with the list. */
  readonly digest: string
}

const mostAdded = 1_000
const lists = new Map<string, PublicRoots>()

const certificatesIn = (pem: string): Certificate[] =>
  pemBlocksOf(pem, mostAdded).flatMap(({ bytes }) => {
    try {
      return bytes ? [readCertificate(bytes)] : []
    } catch {
      return []
    }
  })

/** Read once for each file of the operator; what cannot be read of it is no root. */
export function publicRoots(file: string | undefined = env().trustedAnchorsFile): PublicRoots {
  const known = lists.get(file ?? '')
  if (known) return known
  const own = file ? readFileSync(file, 'utf8') : ''
  const added = certificatesIn(own)
  const list: PublicRoots = {
    certificates: [...rootCertificates.flatMap(certificatesIn), ...added],
    release: process.versions.node,
    added: added.length,
    digest: createHash('sha256').update(process.versions.node).update(own).digest('hex'),
  }
  lists.set(file ?? '', list)
  return list
}
