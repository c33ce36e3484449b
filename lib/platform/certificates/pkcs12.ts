/** Opens PKCS#12 files: what they ask for is read first, then a thread with limits does the work. */
import { readIterations } from '@/lib/domain/certificates/input/pkcs12'
import type { Result } from '@/lib/domain/result'
import type { JobOutput } from './forge/jobs'
import { type Alarm, readingLimits, runInThread, type ThreadLimits } from './forge-thread'

/** Refusals: those of `readIterations`, pkcs12-wrong-password, pkcs12-unsupported, pkcs12-damaged, file-too-costly, busy. */
export async function openPkcs12(
  bytes: Uint8Array,
  password: string,
  limits: ThreadLimits = readingLimits,
  alarm?: Alarm,
): Promise<Result<JobOutput<'open-pkcs12'>>> {
  const counts = readIterations(bytes)
  return counts.ok ? runInThread('open-pkcs12', { bytes, password }, limits, alarm) : counts
}
