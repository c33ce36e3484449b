/** A stored logo as PNG. */
export { serveLogo as GET } from '@/lib/features/branding/api'
