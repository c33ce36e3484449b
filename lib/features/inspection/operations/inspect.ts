/** Checks a chain that somebody pasted, dropped, or had fetched from an endpoint, from each address on its own. */

import { holderOf } from '@/lib/domain/certificates/held/held-place'
import { shortNameOf } from '@/lib/domain/certificates/held/outline'
import { bytesFromBase64 } from '@/lib/domain/certificates/input/base64'
import { maximumChainLength } from '@/lib/domain/certificates/input/limits'
import type { Certificate } from '@/lib/domain/certificates/model/certificate'
import type { EdgeTopology } from '@/lib/domain/certificates/places'
import { hostOf } from '@/lib/domain/clusters/addresses'
import type { InspectionRequest } from '@/lib/domain/inspection/fields'
import { checkPort } from '@/lib/domain/net/url-rules'
import { ok, type Result, refuse } from '@/lib/domain/result'
import { publicRoots } from '@/lib/platform/certificates/public-roots'
import { now } from '@/lib/platform/clock'
import { database } from '@/lib/platform/db/database'
import { env } from '@/lib/platform/env/env'
import { type FetchedChain, fetchChains } from '@/lib/platform/net/chain-fetch'
import { prober } from '@/lib/platform/net/prober'
import { recordAudit } from '../../audit/operations'
import { listAuthorities } from '../../authorities/store'
import { certificatesIn, loadContext } from '../../certificates/operations/context'
import { type ClusterRecord, findCluster } from '../../clusters/store'
import type { Actor } from '../../gates/types'
import { seenCertificates } from '../store'
import type { ChainReport, CheckedChain, SilentAddress } from '../types'
import { type Bench, judgeGiven } from './judge'
import { readContent, readSent } from './read-content'

type Endpoint = Extract<InspectionRequest['from'], { kind: 'endpoint' }>

interface Prepared {
  bench: Bench
  cluster: Pick<ClusterRecord, 'id' | 'name'> | null
  checkedAt: Date
}

/** Refusals: not-found, certificate-place-unknown, those of `readContent`, and of the endpoint's port. */
export async function inspectChain(actor: Actor, request: InspectionRequest): Promise<Result<ChainReport>> {
  const prepared = await prepare(actor, request)
  if (!prepared.ok) return prepared
  const { from } = request
  if (from.kind === 'endpoint') return inspectEndpoint(actor, from, request, prepared.value)
  const bytes = bytesFromBase64(from.content)
  if (!bytes) return refuse('certificate-none')
  return inspectContent(bytes, from.password, prepared.value)
}

async function prepare(actor: Actor, request: InspectionRequest): Promise<Result<Prepared>> {
  const checkedAt = now()
  return database().asPartner(actor.partnerId, async (tx) => {
    const cluster = request.clusterId ? await findCluster(tx, request.clusterId) : null
    if (request.clusterId && !cluster) return refuse('not-found')
    const place = cluster ? request.place : null
    if (cluster && place && !holderOf(cluster.edgeTopology as EdgeTopology, place)) {
      return refuse('certificate-place-unknown')
    }
    const issuing = (await listAuthorities(tx)).map(({ issuingCertificate }) => issuingCertificate)
    const known = [...(await seenCertificates(tx)), ...issuing].flatMap(certificatesIn)
    const context = cluster
      ? (await loadContext(tx, cluster, checkedAt)).context
      : {
          topology: 'xsp-in-dmz' as const,
          server: 'ADP' as const,
          publicRoots: publicRoots().certificates,
          cloud: [],
          bridgeTrust: [],
          bridgeClient: [],
          atMs: checkedAt.getTime(),
        }
    const host = request.host || hostWanted(request, cluster)
    return ok({ bench: { place, context, host, known }, cluster, checkedAt })
  })
}

/** The endpoint's own name, else the cluster's XSI host for a server's certificate. */
function hostWanted({ from, place }: InspectionRequest, cluster: ClusterRecord | null): string {
  if (from.kind === 'endpoint') return from.host
  const isServer = place === 'public-server' || place === 'internal-server'
  return cluster && isServer ? hostOf(cluster.xsiActionsUrl) : ''
}

type Told = Pick<ChainReport, 'silent' | 'keysDropped' | 'unreadable' | 'revocationLists'>

function reportOf(chains: CheckedChain[], subject: string, told: Told, { bench, cluster, checkedAt }: Prepared) {
  const { release, added } = publicRoots()
  const report: ChainReport = {
    subject,
    host: bench.host,
    cluster: cluster && { id: cluster.id, name: cluster.name },
    place: bench.place,
    checkedAt: checkedAt.toISOString(),
    chains,
    ...told,
    roots: { release, added },
  }
  return ok(report)
}

const nameOf = ([first]: readonly Certificate[]) => (first ? shortNameOf(first.subject) : '')

async function inspectContent(bytes: Uint8Array, password: string, prepared: Prepared): Promise<Result<ChainReport>> {
  const content = await readContent(bytes, password)
  if (!content.ok) return content
  const { certificates, unreadable, crls, keysDropped } = content.value
  const [first, ...rest] = certificates
  const told = { silent: [], keysDropped, unreadable: [...unreadable], revocationLists: crls.length }
  if (!first) return refuse('certificate-none')
  const given = { certificates: [first, ...rest], isPresented: false, protocols: undefined } as const
  const chain = judgeGiven(given, [], prepared.bench)
  return reportOf([chain], chain.chain?.path[0]?.name ?? nameOf(certificates), told, prepared)
}

async function inspectEndpoint(
  actor: Actor,
  { host, port }: Endpoint,
  request: InspectionRequest,
  prepared: Prepared,
): Promise<Result<ChainReport>> {
  const allowed = checkPort(port, env().outboundAllowedPorts)
  if (!allowed.ok) return refuse('check-fields', { fields: { endpointPort: allowed.problem } })
  await tellFetch(actor, `${host}:${port}`, request)
  const fetched = await fetchChains({ host, port }, prober().options, actor.partnerId)
  if (fetched.reason) {
    const silent = [{ address: '', reason: fetched.reason, evidence: { limit: env().outboundBudgetPerHour } }]
    return reportOf([], host, { silent, keysDropped: 0, unreadable: [], revocationLists: 0 }, prepared)
  }
  const groups = groupedByChain(fetched.addresses)
  const unreadable = groups.flatMap(({ sent }) => sent.unreadable)
  const chains = groups.flatMap(({ addresses, protocols, sent: { certificates } }) => {
    const [first, ...rest] = certificates
    if (!first) return []
    return [judgeGiven({ certificates: [first, ...rest], isPresented: true, protocols }, addresses, prepared.bench)]
  })
  const told = { silent: silentIn(fetched.addresses), keysDropped: 0, unreadable, revocationLists: 0 }
  return reportOf(chains, host, told, prepared)
}

/** A hub that fetches is a scanner: every fetch is told, with the place it was for. */
async function tellFetch(actor: Actor, name: string, { place }: InspectionRequest): Promise<void> {
  await database().asPartner(actor.partnerId, (tx) =>
    recordAudit(tx, actor, {
      action: 'certificate.fetched',
      target: { type: 'certificate', id: null, name },
      changes: place ? [{ field: 'place', before: null, after: place }] : [],
    }),
  )
}

interface Group {
  addresses: string[]
  protocols: string[]
  sent: ReturnType<typeof readSent>
}

/** Addresses that present the same certificates over the same protocols are one chain. */
function groupedByChain(addresses: readonly FetchedChain[]): Group[] {
  const groups = new Map<string, Group>()
  for (const { address, certificates, protocols } of addresses) {
    if (certificates.length === 0) continue
    const sent = certificates.slice(0, maximumChainLength)
    const key = JSON.stringify([protocols, ...sent.map((der) => Buffer.from(der).toString('base64'))])
    const group = groups.get(key) ?? { addresses: [], protocols, sent: readSent(sent) }
    group.addresses.push(address)
    groups.set(key, group)
  }
  return [...groups.values()]
}

const silentIn = (addresses: readonly FetchedChain[]): SilentAddress[] =>
  addresses
    .filter(({ certificates }) => certificates.length === 0)
    .map(({ address, reason = 'tls-closed', evidence = {} }) => ({ address, reason, evidence }))
