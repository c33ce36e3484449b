/** Starts a simulated BroadWorks network on loopback and says how to reach, break and stop it. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Authorities, authoritiesIn } from './certificates/authorities'
import { privateKeyPem } from './certificates/issue'
import { type ServerCertificates, serverCertificates } from './certificates/server-certificates'
import { startControl } from './control/server'
import { type DnsServer, startDnsServer } from './dns/server'
import { zoneOf } from './dns/zone'
import { createFaultRegistry, type FaultRegistry } from './faults/registry'
import { controlOf, type LabControl } from './lab-control'
import { LabError } from './lab-error'
import { layOut, ports, resolverHostOf } from './layout'
import { createReceiverLog, type ReceiverLog } from './receivers/receiver'
import { buildReceivers, receiverNames, smtpUrlOf } from './receivers/receivers'
import { createPlayer, type ScenarioPlayer } from './scenario'
import { buildSite, type Running } from './site'
import type { LabCluster, LabStory } from './story'

export interface LabOptions {
  story: LabStory
  /** The lab stands in 127.range.0.0/16. Without it the first free one from 100 to 250. */
  range?: number
  /** The port of the control page on 127.0.0.1; 0 takes a free one. */
  controlPort?: number
  /** Keeps the certificate hierarchy here, so that a restart is still trusted. Without it a new one, gone at the stop. */
  directory?: string
}

/** Certificates that no server presents, as PEM. */
export interface LabPapers {
  /** The authorities of the cloud's client certificate, issuing before root, as such files come. */
  cloudChainPem: string
  /** The authority of bridges and of the servers behind them. */
  internalAuthorityPem: string
  /** What a bridge shows to the servers behind it. */
  bridgeClientPem: string
}

export interface Lab extends LabControl {
  range: number
  /** `127.n.0.53:5300` */
  resolverAddress: string
  anchorsFile: string
  anchorsPem: string
  /** In the role of the cloud: its client certificate with its issuing authority, and the key. */
  clientCertificatePem: string
  clientKeyPem: string
  /** What people of the simulated network hold in their hands. */
  papers: LabPapers
  /** `127.n.0.0/16` */
  allowedRange: string
  controlUrl: string
  /** Where alerts by mail go. */
  smtpUrl: string
  /** What the receivers of alerts got, and how they behave. */
  receivers: ReceiverLog
  clusters: LabCluster[]
  player: ScenarioPlayer
  /** Throws LabError for a key that is not in the story. */
  cluster(key: string): LabCluster
  /** Closes every socket. A second call waits for the first. */
  stop(): Promise<void>
}

export const startLab = async (options: LabOptions): Promise<Lab> => {
  const now = new Date()
  const faults = createFaultRegistry()
  const receivers = createReceiverLog()
  const place = await takeRange(options, faults)
  const started: { stop(): Promise<void> }[] = [place.dns]
  try {
    const files = prepareFiles(options.directory, now)
    started.push({ stop: files.remove })
    const control = controlOf(options.story, place.clusters, faults)
    const player = createPlayer(control)
    await control.restoreStory()
    const certificates = serverCertificates(files.authorities, now)
    const sites = [
      ...buildSites(place.clusters, faults, files.authorities, certificates),
      ...buildReceivers(place.range, certificates, receivers),
    ]
    started.push(...sites)
    await Promise.all(sites.map((site) => site.start()))
    const page = await startControl({
      port: options.controlPort ?? 0,
      clusters: place.clusters,
      control,
      receivers,
      player,
      ...files.facts,
    })
    started.push(page)
    let stopped: Promise<void> | undefined
    return {
      range: place.range,
      resolverAddress: `${resolverHostOf(place.range)}:${ports.dns}`,
      allowedRange: `127.${place.range}.0.0/16`,
      controlUrl: page.url,
      smtpUrl: smtpUrlOf(place.range),
      receivers,
      player,
      clusters: place.clusters,
      cluster: (key) => clusterNamed(place.clusters, key),
      ...files.facts,
      ...control,
      stop: () => {
        stopped ??= stopAll(started)
        return stopped
      },
    }
  } catch (error) {
    await stopAll(started)
    throw error
  }
}

const stopAll = async (started: { stop(): Promise<void> }[]): Promise<void> => {
  await Promise.all(started.map((part) => part.stop()))
}

const clusterNamed = (clusters: LabCluster[], key: string): LabCluster => {
  const cluster = clusters.find((candidate) => candidate.key === key)
  if (!cluster) throw new LabError('unknown-cluster', { cluster: key })
  return cluster
}

interface Taken {
  range: number
  clusters: LabCluster[]
  dns: DnsServer
}

/** Who holds the DNS address holds the range. */
const takeRange = async (options: LabOptions, faults: FaultRegistry): Promise<Taken> => {
  const candidates =
    options.range === undefined ? Array.from({ length: 151 }, (_, index) => 100 + index) : [options.range]
  for (const range of candidates) {
    const taken = await tryRange(options.story, range, faults)
    if (taken) return taken
  }
  throw new LabError('range-taken', { range: options.range ?? '100-250' })
}

const tryRange = async (story: LabStory, range: number, faults: FaultRegistry): Promise<Taken | undefined> => {
  const clusters = layOut(story.clusters, range)
  try {
    const dns = await startDnsServer(
      { host: resolverHostOf(range), port: ports.dns },
      { zone: zoneOf(clusters, receiverNames(range)), faults },
    )
    return { range, clusters, dns }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'EADDRINUSE') return undefined
    if (code === 'EADDRNOTAVAIL') throw new LabError('loopback-unavailable', { address: resolverHostOf(range) })
    throw error
  }
}

const buildSites = (
  clusters: LabCluster[],
  faults: FaultRegistry,
  authorities: Authorities,
  certificates: ServerCertificates,
): Running[] =>
  clusters.flatMap((cluster) =>
    cluster.sites.flatMap((site) => buildSite({ cluster, site, faults, authorities, certificates })),
  )

const prepareFiles = (wanted: string | undefined, now: Date) => {
  const directory = wanted ?? mkdtempSync(join(tmpdir(), 'lab-'))
  const authorities = authoritiesIn(directory, now)
  const { root, cloudClient, cloudIssuing, cloudRoot, internalRoot, bridgeClient } = authorities
  const facts = {
    anchorsFile: join(directory, 'anchors.pem'),
    anchorsPem: root.certificatePem,
    clientCertificatePem: cloudClient.certificatePem + cloudIssuing.certificatePem,
    clientKeyPem: privateKeyPem(cloudClient.privateKey),
    papers: {
      cloudChainPem: cloudIssuing.certificatePem + cloudRoot.certificatePem,
      internalAuthorityPem: internalRoot.certificatePem,
      bridgeClientPem: bridgeClient.certificatePem,
    },
  }
  writeFileSync(facts.anchorsFile, facts.anchorsPem)
  writeFileSync(join(directory, 'client-certificate.pem'), facts.clientCertificatePem)
  writeFileSync(join(directory, 'client-key.pem'), facts.clientKeyPem, { mode: 0o600 })
  chmodSync(join(directory, 'client-key.pem'), 0o600)
  const remove = async () => {
    if (!wanted) rmSync(directory, { recursive: true, force: true })
  }
  return { authorities, facts, remove }
}
