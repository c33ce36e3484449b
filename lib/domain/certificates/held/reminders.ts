/** Decides when somebody is reminded that a chain ends (product.md, CE4). */

export const reminderDays = [60, 30, 14, 7, 1] as const

const dayMs = 86_400_000

/** Whole days until `expiresAt`, rounded down; negative once it has passed. */
export const daysLeft = (expiresAt: Date, at: Date): number => Math.floor((expiresAt.getTime() - at.getTime()) / dayMs)

/**
 * The step that is due now: the smallest that the time left has reached, so that a chain first seen late is told of once.
 * @param reminded the last step told of these certificates
 */
export function dueReminder(expiresAt: Date, at: Date, reminded: number | null): number | undefined {
  const left = (expiresAt.getTime() - at.getTime()) / dayMs
  const due = reminderDays.filter((days) => left <= days).at(-1)
  return due !== undefined && (reminded === null || due < reminded) ? due : undefined
}
