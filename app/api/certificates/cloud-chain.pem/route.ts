/** The cloud's client chain as PEM. */
export { downloadCloudChain as GET } from '@/lib/features/certificates/api'
