/**
 * A thread of the web process, not a command: does one job with node-forge and ends. It is bundled beside the commands so
 * that Next's own bundle can start it by its path.
 */
import { parentPort, workerData } from 'node:worker_threads'
import type { Result } from '@/lib/domain/result'
import type { JobInput, JobName, JobOutput } from '@/lib/platform/certificates/forge/jobs'

type Job<J extends JobName> = (input: JobInput<J>) => Promise<Result<JobOutput<J>>>

/** Each job loads what it needs and no more: the thread lives for one of them. */
const loaders: { readonly [J in JobName]: () => Promise<Job<J>> } = {
  'open-pkcs12': async () => (await import('@/lib/platform/certificates/forge/open-pkcs12')).openPkcs12,
  'make-request': async () => (await import('@/lib/platform/certificates/forge/make-request')).makeRequest,
  'make-authority': async () => (await import('@/lib/platform/certificates/forge/authority')).makeAuthority,
  'issue-client': async () => (await import('@/lib/platform/certificates/forge/authority')).issueClient,
  'issue-revocation-list': async () =>
    (await import('@/lib/platform/certificates/forge/revocation-list')).issueRevocationList,
}

/** Says that it is ready once everything is loaded: what comes after is the job's own time. */
async function serve<J extends JobName>(name: J): Promise<void> {
  const job = await loaders[name]()
  parentPort?.once('message', async (input: JobInput<J>) => parentPort?.postMessage({ answer: await job(input) }))
  parentPort?.postMessage({ isReady: true })
}

await serve(workerData.job)
