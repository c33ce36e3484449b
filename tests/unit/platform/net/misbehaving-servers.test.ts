import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { judgeInterface } from '@/lib/domain/health/judge'
import { reasonFactsOf } from '@/lib/domain/health/reasons'
import type { InterfaceObservation } from '@/lib/domain/health/types'
import { probeInterface } from '@/lib/platform/net/interface-probe'
import { createLoopWatch } from '@/lib/platform/net/loop-watch'
import { watchClientSockets } from '@/tests/support/client-sockets'
import { wordsOfFinding } from '@/tests/support/finding-words'
import { type Misbehaviour, misbehaviours } from '@/tests/support/misbehaving-servers'
import { type Listening, optionsFor, reasonAt, resolverOf, targetAt } from '@/tests/support/probing'

describe('a server that misbehaves', () => {
  const observations = new Map<string, InterfaceObservation>()
  const servers: Listening[] = []
  const addresses = new Map<string, string>()
  const sockets = watchClientSockets()
  const openSockets = () => process.getActiveResourcesInfo().filter((name) => /TCPSocket|TLS/.test(name)).length

  /** As the worker does: what the machine was too busy to measure is measured again. */
  const observe = async ({ name, start }: Misbehaviour) => {
    const server = await start()
    servers.push(server)
    addresses.set(name, server.address)
    sockets.forget(server.address)
    const options = optionsFor(resolverOf([server.address]), [server.port], { watch: createLoopWatch() })
    for (let attempt = 0; attempt < 20; attempt += 1) {
      const observation = await probeInterface(targetAt(server.port), options)
      observations.set(name, observation)
      if (reasonAt(observation) !== 'prober-starved') return
    }
  }

  beforeAll(async () => {
    const waits = ({ reason, name }: Misbehaviour) => reason.endsWith('-timeout') || name === 'a slow body'
    for (const one of misbehaviours.filter((candidate) => !waits(candidate))) await observe(one)
    await Promise.all(misbehaviours.filter(waits).map(observe))
    await Promise.all(servers.map((server) => server.stop()))
  }, 120_000)
  afterAll(sockets.stop)

  it.each(misbehaviours.map(({ name, reason }) => [name, reason]))('%s gives %s', (name, reason) => {
    const observation = observations.get(name)
    expect(observation && reasonAt(observation)).toBe(reason)
  })

  it.each(misbehaviours.map(({ name }) => [name]))(
    '%s is red, with an error to read, and answered only below 500',
    (name) => {
      const observation = observations.get(name) as InterfaceObservation
      const verdict = judgeInterface(observation, new Date())
      expect(verdict.state).toBe('down')
      expect(verdict.findings.filter((finding) => finding.severity === 'error')).not.toHaveLength(0)
      expect(observation.addresses[0]?.answered).toBe(reasonFactsOf(verdict.reason).answered)
    },
  )

  it('is explained in both languages with every parameter that the sentences need', () => {
    for (const observation of observations.values()) {
      for (const finding of judgeInterface(observation, new Date()).findings) {
        for (const locale of ['en', 'es'] as const) expect(wordsOfFinding(finding, locale).join()).not.toMatch(/[{}]/)
      }
    }
  })

  it('has every stage told, and nothing after the one that failed', () => {
    for (const { addresses } of observations.values()) {
      const outcomes = addresses[0]?.stages.map((fact) => fact.outcome) ?? []
      expect(outcomes).toHaveLength(4)
      const failedAt = outcomes.indexOf('failed')
      expect(outcomes.slice(failedAt + 1).every((outcome) => outcome === 'not-reached')).toBe(true)
    }
  })

  it('is never quoted: evidence holds short classes, names, numbers and dates', () => {
    for (const { addresses } of observations.values()) {
      for (const fact of addresses[0]?.stages ?? []) {
        expect(JSON.stringify(fact.evidence ?? {})).not.toMatch(/SSH-2|ESMTP|Sign in|latest|\\r|\\n/)
      }
    }
  })

  it.each(misbehaviours.map(({ name }) => [name]))('%s was asked, and no connection to it is left', async (name) => {
    const address = addresses.get(name) ?? ''
    expect(sockets.to(address).begun).toBeGreaterThan(0)
    await expect.poll(() => sockets.to(address).open).toBe(0)
  })

  it('leaves no socket of ours open', async () => {
    await expect.poll(openSockets).toBe(0)
  })
})
