/** The bundle of a stored chain, in the order in which it is installed. */
export { downloadBundle as GET } from '@/lib/features/certificates/api'
