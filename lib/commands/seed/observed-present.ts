/** Owns how the story looks at the present: a check that this busy process itself spoilt is made again. */
import type { CheckedInterface } from '@/lib/domain/clusters/admission'
import type { InterfaceResult, ProbeTarget } from '@/lib/domain/health/types'
import { probeAll } from '@/lib/features/health/operations/probe'

const mostTries = 6

/** One result for each target; at the sixth try also one that stayed inconclusive. */
export async function observe(targets: readonly ProbeTarget[], triesLeft = mostTries - 1): Promise<CheckedInterface[]> {
  const checked = await probeAll(targets, {})
  const spoilt = new Set(checked.filter(({ result }) => isSpoilt(result)).map(({ kind }) => kind))
  if (spoilt.size === 0 || triesLeft === 0) return checked
  const again = await observe(
    targets.filter(({ kind }) => spoilt.has(kind)),
    triesLeft - 1,
  )
  return [...checked.filter(({ kind }) => !spoilt.has(kind)), ...again]
}

function isSpoilt({ observation: { dns, addresses } }: InterfaceResult): boolean {
  return [dns, ...addresses.flatMap(({ stages }) => stages)].some(({ outcome }) => outcome === 'inconclusive')
}
