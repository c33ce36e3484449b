/** Vitest's global setup of the integration project: one server a run. */
import type { TestProject } from 'vitest/node'
import { startTestServer } from './postgres'

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestServer()
  project.provide('postgres', {
    superuserUrl: server.superuserUrl,
    ownerUrl: server.ownerUrl,
    appUrl: server.appUrl,
    home: server.home,
  })
  return server.stop
}

declare module 'vitest' {
  interface ProvidedContext {
    postgres: { superuserUrl: string; ownerUrl: string; appUrl: string; home: string }
  }
}
