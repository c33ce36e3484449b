import { streamTrace } from '@/lib/features/health/api'

export const POST = streamTrace
