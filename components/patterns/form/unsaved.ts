/** Knows whether a form of this page holds unsaved changes, for whoever would replace the page unasked. */

let guards = 0

/** Counts a form with changes until the answer is called. */
export function guardUnsaved(): () => void {
  guards += 1
  return () => {
    guards -= 1
  }
}

export const hasUnsaved = (): boolean => guards > 0
