/** Owns the wish to stop: a signal from the terminal or the system, or the parent that started this process is gone. */

let controller: AbortController | undefined

/** Aborted at the first SIGINT, SIGTERM or lost parent. A second signal ends the process at once. */
export function stopSignal(): AbortSignal {
  if (controller) return controller.signal
  const made = new AbortController()
  controller = made
  const stop = (exitCode: number) => () => {
    if (made.signal.aborted) process.exit(exitCode)
    made.abort()
  }
  process.on('SIGINT', stop(130))
  process.on('SIGTERM', stop(143))
  if (process.connected) process.once('disconnect', stop(0))
  return made.signal
}

/** Resolves when `signal` is aborted, at once when it already is. */
export function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}

/** Waits, or returns early when `signal` is aborted. */
export function pause(durationMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, durationMs)
    signal.addEventListener('abort', done, { once: true })
  })
}
