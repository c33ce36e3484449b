/** Makes a key and a request for a server certificate; the trail tells the names, nothing keeps the key. */
import type { KeyKind } from '@/lib/domain/certificate-requests/fields'
import { parseHosts } from '@/lib/domain/certificate-requests/hosts'
import { ok, type Result } from '@/lib/domain/result'
import { runInThread } from '@/lib/platform/certificates/forge-thread'
import { database } from '@/lib/platform/db/database'
import { recordAudit } from '../../audit/operations'
import type { Actor } from '../../gates/types'
import type { MadeRequest } from '../types'

export interface RequestToMake {
  /** One name in a line. */
  hosts: string
  key: KeyKind
  organization: string
  country: string
}

/** Longest common name of RFC 5280, appendix A.1: a longer host stands among the alternative names only. */
const longestCommonName = 64

/** Refusals: those of `parseHosts`, busy, and those of the thread. */
export async function createRequest(actor: Actor, input: RequestToMake): Promise<Result<MadeRequest>> {
  const hosts = parseHosts(input.hosts)
  if (!hosts.ok) return hosts
  const dnsNames = hosts.value
  const { key, organization, country } = input
  const commonName = dnsNames.find((name) => name.length <= longestCommonName) ?? ''
  const made = await runInThread('make-request', { subject: { commonName, organization, country }, dnsNames, key })
  if (!made.ok) return made
  const [name = ''] = dnsNames
  await database().asPartner(actor.partnerId, (tx) =>
    recordAudit(tx, actor, {
      action: 'certificate.requested',
      target: { type: 'certificate', id: null, name },
      changes: [
        { field: 'hosts', before: null, after: dnsNames.join(', ') },
        { field: 'key', before: null, after: key },
      ],
    }),
  )
  return ok({ name, ...made.value })
}
