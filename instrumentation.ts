/** Writes every surprise of a page to the log, beside the reference that the error page shows. */
import type { Instrumentation } from 'next'

export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { log } = await import('@/lib/platform/log/log')
  const reference = error instanceof Error && 'digest' in error ? String(error.digest) : undefined
  const [path] = request.path.split('?')
  log.error({ err: error, reference, method: request.method, path, route: context.routePath }, 'a page failed')
}
