/** The inventory of chains as CSV. */
export { exportChains as GET } from '@/lib/features/certificates/api'
