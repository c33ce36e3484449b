export { checkChain as POST } from '@/lib/features/inspection/api'
