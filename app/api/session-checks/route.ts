import { proveSessions } from '@/lib/features/health/api'

export const POST = proveSessions
