/** What may be done to a running network: by its owner, and by the control page. */
import type { Fault, FaultRequest, FaultScope } from './faults/catalogue'
import type { FaultRegistry } from './faults/registry'
import { resolveFault } from './faults/scope'
import { type FaultRefusal, LabError } from './lab-error'
import type { LabCluster, LabStory } from './story'

export interface LabControl {
  /** Resolves when the fault shows on the wire. Throws LabError when it does not fit the story. */
  setFault(request: FaultRequest): Promise<Fault>
  /** As `setFault`, all or none of them. */
  setFaults(requests: readonly FaultRequest[]): Promise<Fault[]>
  /** Ends all faults within the scope, or all. Resolves with their number. */
  clearFault(scope?: FaultScope & { id?: string }): Promise<number>
  /** Cuts the hub off from the whole network, DNS included, or joins them again. */
  cutOff(isCutOff: boolean): void
  isCutOff(): boolean
  /** Ends all faults, joins the network again and puts those of the story in force. */
  restoreStory(): Promise<void>
  faults(): readonly Fault[]
}

export const controlOf = (story: LabStory, clusters: LabCluster[], faults: FaultRegistry): LabControl => {
  const resolve = (request: FaultRequest): Omit<Fault, 'id'> => {
    const resolved: Omit<Fault, 'id'> | FaultRefusal = resolveFault(request, clusters)
    if (typeof resolved === 'string') throw new LabError(resolved, { fault: request.fault })
    return resolved
  }
  return {
    setFault: async (request) => faults.put(resolve(request)),
    setFaults: async (requests) => faults.putAll(requests.map(resolve)),
    cutOff: faults.cutOff,
    isCutOff: faults.isCutOff,
    clearFault: (scope = {}) => faults.end(scope),
    restoreStory: () => {
      faults.cutOff(false)
      return faults.replaceAll((story.faults ?? []).map(resolve))
    },
    faults: () => faults.list(),
  }
}
