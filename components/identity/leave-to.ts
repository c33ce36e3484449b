/** Leaves for a whole new page: nothing of the page before signing in or out stays in memory. */
export function leaveTo(path: string): void {
  window.location.assign(path)
}
