/** Owns the simulated network of a demo: its process, and the settings by which the hub sees it like any other network. */
import type { labEnvironment } from '@/lib/lab/environment'
import type { StoryNetwork } from '../seed/story'
import { type Child, ownCommand, startChild } from './child'
import { settleOwnSettings } from './shared-settings'

/** What the lab's process says when it stands: settings for a hub, and what its clusters are. */
export type LabFacts = Required<StoryNetwork> & { environment: ReturnType<typeof labEnvironment> }

/** Starts the network as a child, its control page on a free port, and points this process and its later children at it. */
export async function startSimulatedNetwork(logFile?: string): Promise<{ child: Child; network: StoryNetwork }> {
  const child = startChild({ name: 'lab', args: [...ownCommand('lab'), '--control-port', '0'], logFile })
  const { environment, ...network } = (await child.ready) as LabFacts
  settleOwnSettings(environment)
  return { child, network }
}
