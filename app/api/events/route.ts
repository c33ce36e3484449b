/** Live updates, while a tab is visible. */
export { streamEvents as GET } from '@/lib/features/events/api'

export const dynamic = 'force-dynamic'
