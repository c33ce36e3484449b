import { streamCheck } from '@/lib/features/health/api'

export const POST = streamCheck
