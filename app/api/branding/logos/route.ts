/** Takes a logo in. */
export { uploadLogo as POST } from '@/lib/features/branding/api'
