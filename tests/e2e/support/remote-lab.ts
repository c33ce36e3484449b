/**
 * The simulated network of one worker, in a process of its own: the process of the tests is busy for seconds while it
 * looks at a page or writes a trace, and a probe would take that for a network that has fallen silent.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect } from '@playwright/test'
import { ownCommand, startChild } from '@/lib/commands/processes/child'
import type { LabFacts } from '@/lib/commands/processes/simulated-network'
import type { LabControl } from '@/lib/lab/lab-control'
import type { Behaviour, Received, ReceiverKey } from '@/lib/lab/receivers/receiver'
import type { LabCluster, LabStory } from '@/lib/lab/story'

export interface RemoteLab extends LabFacts, Pick<LabControl, 'setFault' | 'clearFault'> {
  anchorsPem: string
  cluster(key: string): LabCluster
  faults(): Promise<ReturnType<LabControl['faults']>>
  received(): Promise<Received[]>
  /** The first message that fits, received already or still to come. */
  nextReceived(fits: (message: Received) => boolean): Promise<Received>
  behave(receiver: ReceiverKey, behaviour: Behaviour): Promise<void>
  /** Forgets all messages, and lets both receivers work again. */
  resetReceivers(): Promise<void>
  stop(): Promise<void>
}

/** Starts it in the first free range, with its files and its log in a directory of its own. */
export async function startRemoteLab(story: LabStory): Promise<RemoteLab> {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'lab-e2e-'))
  const file = path.join(directory, 'story.json')
  writeFileSync(file, JSON.stringify(story))
  const place = ['--range', '100-250', '--control-port', '0', '--directory', path.join(directory, 'lab')]
  const child = startChild({
    name: 'lab',
    args: [...ownCommand('lab'), '--story', file, ...place],
    logFile: path.join(directory, 'lab.log'),
  })
  const facts = (await child.ready) as LabFacts
  const { LAB_URL, TRUSTED_ANCHORS_FILE } = facts.environment
  const ask = async <T>(method: string, address: string, input?: unknown): Promise<T> => {
    const answer = await fetch(`${LAB_URL}/api/${address}`, {
      method,
      ...(method !== 'GET' && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(input ?? {}) }),
    })
    const body = await answer.json()
    if (!answer.ok) throw new Error(`${method} ${address} of the simulated network: ${JSON.stringify(body)}`)
    return body
  }
  const received = async () => (await ask<{ received: Received[] }>('GET', 'receivers')).received
  return {
    ...facts,
    anchorsPem: readFileSync(TRUSTED_ANCHORS_FILE, 'utf8'),
    cluster: (key) => {
      const found = facts.clusters.find((cluster) => cluster.key === key)
      if (!found) throw new Error(`No cluster of the story is called ${key}`)
      return found
    },
    setFault: (request) => ask('POST', 'faults', request),
    clearFault: async (scope) => (await ask<{ ended: number }>('DELETE', 'faults', scope)).ended,
    faults: async () => (await ask<{ faults: ReturnType<LabControl['faults']> }>('GET', 'state')).faults,
    received,
    nextReceived: async (fits) => {
      let found: Received | undefined
      await expect
        .poll(async () => {
          found = (await received()).toReversed().find(fits)
          return found
        })
        .toBeDefined()
      return found as Received
    },
    behave: async (receiver, behaviour) => {
      await ask('POST', 'receivers', { receiver, behaviour })
    },
    resetReceivers: async () => {
      await ask('DELETE', 'receivers')
    },
    stop: async () => {
      await child.stop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
