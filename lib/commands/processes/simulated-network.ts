/** Owns the simulated network of a demo: its process, and the settings by which the hub sees it like any other network. */
import { labEnvironment } from '@/lib/lab/environment'
import type { Lab } from '@/lib/lab/start-lab'
import { type Child, ownCommand, startChild } from './child'
import { settleOwnSettings } from './shared-settings'

/** What another process may know of a running network. */
export type LabFacts = Pick<
  Lab,
  | 'range'
  | 'resolverAddress'
  | 'anchorsFile'
  | 'anchorsPem'
  | 'clientCertificatePem'
  | 'clientKeyPem'
  | 'allowedRange'
  | 'controlUrl'
  | 'clusters'
>

/** Starts the network as a child and points this process and its later children at it. */
export async function startSimulatedNetwork(logFile?: string): Promise<{ child: Child; lab: LabFacts }> {
  const child = startChild({ name: 'lab', args: ownCommand('lab'), logFile })
  const lab = (await child.ready) as LabFacts
  settleOwnSettings(labEnvironment(lab))
  return { child, lab }
}
