/**
 * A thread of the web process, not a command: does one job with node-forge and ends. It is bundled beside the commands so
 * that Next's own bundle can start it by its path.
 */
import { parentPort } from 'node:worker_threads'
import type { JobInput, JobName, JobTable } from '@/lib/platform/certificates/forge/jobs'

/** Each job loads what it needs and no more: the thread lives for one of them. */
const jobs: JobTable = {
  'open-pkcs12': async (input) => (await import('@/lib/platform/certificates/forge/open-pkcs12')).openPkcs12(input),
  'make-request': async (input) => (await import('@/lib/platform/certificates/forge/make-request')).makeRequest(input),
  'make-authority': async (input) => (await import('@/lib/platform/certificates/forge/authority')).makeAuthority(input),
  'issue-client': async (input) => (await import('@/lib/platform/certificates/forge/authority')).issueClient(input),
  'issue-revocation-list': async (input) =>
    (await import('@/lib/platform/certificates/forge/revocation-list')).issueRevocationList(input),
}

async function work<J extends JobName>({ job, input }: { job: J; input: JobInput<J> }): Promise<void> {
  parentPort?.postMessage({ answer: await jobs[job](input) })
}

parentPort?.once('message', work)
parentPort?.postMessage({ isReady: true })
