/** How a cell names a cluster: by its name, whatever its case and accents. */
import type { TransferFacts } from '@/lib/domain/templates/transfer'
import { folded } from '@/lib/domain/text/folded'

/** Two clusters whose names differ only in case or accents are named by nothing. */
export function clusterWords({ clusters }: TransferFacts): ReadonlyMap<string, string> {
  const words = new Map<string, string>()
  const twice = new Set<string>()
  for (const [id, name] of clusters) {
    const word = folded(name)
    if (words.has(word)) twice.add(word)
    words.set(word, id)
  }
  for (const word of twice) words.delete(word)
  return words
}
