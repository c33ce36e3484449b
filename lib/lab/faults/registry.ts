/** Holds the faults that are in force, and tells listeners when they change. */
import type { Fault, FaultLayer, FaultScope } from './catalogue'
import { decisive, type Place, sameScope, scopeKeys } from './scope'

export interface FaultRegistry {
  list(): readonly Fault[]
  /** The fault of a layer that decides at a place. */
  at(layer: FaultLayer, place: Place): Fault | undefined
  /** Puts a fault in force in place of one of the same scope and layer. Resolves when sockets follow. */
  put(fault: Omit<Fault, 'id'>): Promise<Fault>
  /** As `put`, many at once; a later one replaces an earlier one of its scope and layer. */
  putAll(faults: readonly Omit<Fault, 'id'>[]): Promise<Fault[]>
  /** Ends every fault that lies within the scope. Resolves with their number when sockets follow. */
  end(scope: FaultScope & { id?: string }): Promise<number>
  /** Ends all and puts these in force. */
  replaceAll(faults: Omit<Fault, 'id'>[]): Promise<void>
  /** Whether the way from the hub to the whole network is cut: no name and no address answers. */
  isCutOff(): boolean
  cutOff(isCutOff: boolean): void
  onChange(listener: (changed: readonly Fault[]) => Promise<void>): void
}

export const createFaultRegistry = (): FaultRegistry => {
  let faults: readonly Fault[] = []
  let lastNumber = 0
  let isCutOff = false
  const listeners: ((changed: readonly Fault[]) => Promise<void>)[] = []

  const numbered = (fault: Omit<Fault, 'id'>): Fault => {
    lastNumber += 1
    return { id: `fault-${lastNumber}`, ...fault }
  }
  const change = async (next: readonly Fault[]): Promise<void> => {
    const changed = [
      ...faults.filter((fault) => !next.includes(fault)),
      ...next.filter((fault) => !faults.includes(fault)),
    ]
    faults = next
    await Promise.all(listeners.map((listener) => listener(changed)))
  }

  return {
    list: () => faults,
    at: (layer, place) => decisive(faults, layer, place),
    put: async (request) => {
      const fault = numbered(request)
      await change(replaced(faults, fault))
      return fault
    },
    putAll: async (requests) => {
      const added = requests.map(numbered)
      await change(added.reduce(replaced, faults))
      return added
    },
    isCutOff: () => isCutOff,
    cutOff: (wanted) => {
      isCutOff = wanted
    },
    end: async (scope) => {
      const kept = faults.filter((fault) => !within(fault, scope))
      const ended = faults.length - kept.length
      await change(kept)
      return ended
    },
    replaceAll: (requests) => change(requests.map(numbered)),
    onChange: (listener) => {
      listeners.push(listener)
    },
  }
}

const replaced = (faults: readonly Fault[], fault: Fault): readonly Fault[] => [
  ...faults.filter((other) => other.layer !== fault.layer || !sameScope(other, fault)),
  fault,
]

const within = (fault: Fault, scope: FaultScope & { id?: string }): boolean =>
  (scope.id === undefined || scope.id === fault.id) &&
  scopeKeys.every((key) => scope[key] === undefined || scope[key] === fault[key])
