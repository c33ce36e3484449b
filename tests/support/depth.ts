/** How long property tests run: short before every commit, in full with the whole suite. */

/** @returns the number of runs for the depth that TEST_DEPTH names */
export function runsOf({ quick, full }: { quick: number; full: number }): number {
  return process.env.TEST_DEPTH === 'quick' ? quick : full
}
