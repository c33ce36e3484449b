/** Readiness: a load balancer sends requests only where this answers 200. */
import { ready } from '@/lib/features/readiness/api'

export const dynamic = 'force-dynamic'

export const GET = ready
