/** How long property tests run: short before every commit, in full with the whole suite. */

export const isQuick = process.env.TEST_DEPTH === 'quick'

/** @returns the number of runs for the depth that TEST_DEPTH names */
export function runsOf({ quick, full }: { quick: number; full: number }): number {
  return isQuick ? quick : full
}
