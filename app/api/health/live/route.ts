/** Liveness: restarts belong here, never the database. */
import { live } from '@/lib/features/readiness/api'

export const dynamic = 'force-dynamic'

export const GET = live
