/** The network of the benchmark: as many small clusters as are wanted, each with its five interfaces at two addresses. */
import { interfaceKinds } from '@/lib/domain/health/types'
import type { LabStory } from './story'

/** Enough clusters for so many interfaces; `crowd-0001` is the first. */
export const crowdStory = (interfaces: number): LabStory => ({
  clusters: Array.from({ length: Math.ceil(interfaces / interfaceKinds.length) }, (_, index) => {
    const key = `crowd-${String(index + 1).padStart(4, '0')}`
    return {
      key,
      name: `Crowd ${index + 1}`,
      domain: `${key}.example.com`,
      edge: 'xsp-in-dmz' as const,
      testAccount: { userId: `probe@${key}.example.com`, password: 'crowd' },
      device: { userId: `device-${key}`, password: 'crowd' },
    }
  }),
})
