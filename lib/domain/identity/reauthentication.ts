/** Decides whether a session proved recently enough who holds it (ASVS 7.5.1). */

const freshMs = 10 * 60_000

export function isFreshlyProven(reauthenticatedAt: Date | null, at: Date): boolean {
  return reauthenticatedAt !== null && at.getTime() - reauthenticatedAt.getTime() < freshMs
}
