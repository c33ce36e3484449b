/** Turns what goes wrong behind a gate into a refusal that a person can read; nothing is thrown to the client. */
import { unstable_rethrow } from 'next/navigation'
import { type Problem, refuse } from '@/lib/domain/result'
import { PasswordQueueFull } from '@/lib/platform/auth/passwords'
import { isUnavailable } from '@/lib/platform/db/errors'
import { log, newReference } from '@/lib/platform/log/log'

type Refusal = { ok: false; problem: Problem }

/** Runs `work`; a lost database is `unavailable`, a surprise is logged with the reference it answers. */
export async function guarded<T>(work: () => Promise<T>): Promise<T | Refusal> {
  try {
    return await work()
  } catch (error) {
    unstable_rethrow(error)
    if (error instanceof PasswordQueueFull) return refuse('too-many')
    if (isUnavailable(error)) {
      log.warn({ err: error }, 'the database did not answer')
      return refuse('unavailable')
    }
    const reference = newReference()
    log.error({ err: error, reference }, 'a request failed')
    return refuse('unexpected', { params: { reference } })
  }
}
