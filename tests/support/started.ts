import { onTestFinished } from 'vitest'

/** Waits until a server of the test listens, and stops it when the test is over. */
export async function started<S extends { stop(): Promise<void> }>(listening: Promise<S>): Promise<S> {
  const server = await listening
  onTestFinished(() => server.stop())
  return server
}
