/** What the doors of forms do after a change. */
import { revalidatePath } from 'next/cache'
import type { Result } from '@/lib/domain/result'

/** Passes a result on; what changed shows on every page that the browser kept. */
export function shown<T>(result: Result<T>): Result<T> {
  if (result.ok) revalidatePath('/', 'layout')
  return result
}
