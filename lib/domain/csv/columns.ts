/** Guesses which column of a file is which field, from the header alone. */
import { folded } from '../text/folded'

export interface ColumnTarget {
  /** The field. */
  name: string
  /** What it is called, in every language and way that a file may use. */
  labels: readonly string[]
}

/** The field of each header, in order; null where none fits. A field is given to one column at most. */
export function guessColumns(headers: readonly string[], targets: readonly ColumnTarget[]): (string | null)[] {
  const taken = new Set<string>()
  const claim = (header: string, fits: (label: string, header: string) => boolean): string | null => {
    const plain = plainOf(header)
    if (plain === '') return null
    const target = targets.find(
      ({ name, labels }) => !taken.has(name) && [name, ...labels].some((label) => fits(plainOf(label), plain)),
    )
    if (target) taken.add(target.name)
    return target?.name ?? null
  }
  const same = headers.map((header) => claim(header, (label, plain) => label === plain))
  return same.map((found, at) => found ?? claim(headers[at] ?? '', isNear))
}

/** Letters and digits without case, accents and spaces: "Template name", "template_name" and "templateName" are one. */
function plainOf(text: string): string {
  return folded(text).replace(/[^\p{L}\p{N}]/gu, '')
}

/** One holds the other, and what it holds is most of it. */
function isNear(label: string, header: string): boolean {
  const [short, long] = label.length < header.length ? [label, header] : [header, label]
  return short.length >= 4 && short.length * 2 >= long.length && long.includes(short)
}
