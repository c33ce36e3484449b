/** Finds circles among files that import each other, type-only imports included. */
import type { Source } from './imports'

/** Every circle once, as the files it runs through; empty when imports only go one way. */
export function cyclesOf(sources: readonly Source[]): string[][] {
  const edges = new Map(sources.map(({ file, imports }) => [file, imports.flatMap((one) => one.file ?? [])]))
  const done = new Set<string>()
  const cycles: string[][] = []
  const walk = (file: string, path: readonly string[]): void => {
    const start = path.indexOf(file)
    if (start >= 0) cycles.push([...path.slice(start), file])
    if (start >= 0 || done.has(file)) return
    for (const next of edges.get(file) ?? []) walk(next, [...path, file])
    done.add(file)
  }
  for (const file of edges.keys()) walk(file, [])
  return cycles
}
