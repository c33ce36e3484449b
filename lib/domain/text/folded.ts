/** How names are compared when somebody searches or sorts. */

/** Without case and accents, so that "malaga" finds, and sorts beside, "Málaga". */
export function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}
