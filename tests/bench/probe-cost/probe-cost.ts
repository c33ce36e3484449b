/** What a probe costs: name, guard, TCP, TLS, HTTP and verdict on one address, against a bare Node TLS and GET in the same run. */
import { get } from 'node:https'
import { createSecureContext } from 'node:tls'
import { judgeInterface } from '@/lib/domain/health/judge'
import type { ProbeTarget } from '@/lib/domain/health/types'
import { createProber, type Prober } from '@/lib/platform/net/prober'
import { versionsAnswer } from '../../support/probing'
import { testAuthority } from '../../support/test-authority'
import { median } from '../statistics'
import { startTarget, type TargetProcess } from './target-process'

export interface ProbeCost {
  /** Processor time of a probe over that of a bare request, median of the rounds. */
  probeCostRatio: number
  probeMs: number
  bareMs: number
}

const host = 'xsi.example.com'
const atOnce = 16

/** Rounds of both sides in turn; the first does not count. */
export async function measureProbeCost({ quick }: { quick: boolean }): Promise<ProbeCost> {
  const { rounds, times } = quick ? { rounds: 7, times: 320 } : { rounds: 15, times: 960 }
  const target = await startTarget(host, versionsAnswer)
  try {
    const [probe, bare] = [probing(target), bareRequests(target)]
    const results: ProbeCost[] = []
    for (let round = 0; round <= rounds; round += 1) {
      const bareMs = await processorMsEach(times, bare)
      const probeMs = await processorMsEach(times, probe)
      if (round > 0) results.push({ probeCostRatio: probeMs / bareMs, probeMs, bareMs })
    }
    const middle = (of: keyof ProbeCost) => median(results.map((result) => result[of]))
    return { probeCostRatio: middle('probeCostRatio'), probeMs: middle('probeMs'), bareMs: middle('bareMs') }
  } finally {
    target.stop()
  }
}

function probing({ port, resolverAddress }: TargetProcess): () => Promise<void> {
  const prober: Prober = createProber({
    resolverAddress,
    outboundAllowedRanges: ['127.78.0.0/16'],
    outboundAllowedPorts: [port],
    anchorsPem: testAuthority().root.certificatePem,
  })
  const target: ProbeTarget = { kind: 'xsi-actions', host, port, path: '/com.broadsoft.xsi-actions' }
  return async () => {
    const verdict = judgeInterface(await prober.probe(target), new Date())
    if (verdict.state !== 'up') throw new Error(`the probe found ${verdict.reason}`)
  }
}

/** The least that Node needs: a shared secure context, the chain verified, the body read. */
function bareRequests({ address, port }: TargetProcess): () => Promise<void> {
  const secureContext = createSecureContext({ ca: testAuthority().root.certificatePem })
  const path = '/com.broadsoft.xsi-actions/v2.0/versions'
  const options = {
    host: address,
    port,
    path,
    servername: host,
    headers: { host },
    agent: false as const,
    secureContext,
  }
  return () =>
    new Promise((resolve, reject) => {
      get(options, (response) => {
        response.once('error', reject)
        response.once('end', resolve)
        response.resume()
      }).once('error', reject)
    })
}

/** User and system time of this process, divided by the number of turns. */
async function processorMsEach(times: number, work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage()
  const lane = async () => {
    for (let turn = 0; turn < times / atOnce; turn += 1) await work()
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000 / times
}
