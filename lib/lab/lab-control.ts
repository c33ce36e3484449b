/** What may be done to a running network: by its owner, and by the control page. */
import type { Fault, FaultRequest, FaultScope } from './faults/catalogue'
import type { FaultRegistry } from './faults/registry'
import { resolveFault } from './faults/scope'
import { type FaultRefusal, LabError } from './lab-error'
import type { LabCluster, LabStory } from './story'

export interface LabControl {
  /** Resolves when the fault shows on the wire. Throws LabError when it does not fit the story. */
  setFault(request: FaultRequest): Promise<Fault>
  /** Ends all faults within the scope, or all. Resolves with their number. */
  clearFault(scope?: FaultScope & { id?: string }): Promise<number>
  /** Ends all faults and puts those of the story in force. */
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
    clearFault: (scope = {}) => faults.end(scope),
    restoreStory: () => faults.replaceAll((story.faults ?? []).map(resolve)),
    faults: () => faults.list(),
  }
}
