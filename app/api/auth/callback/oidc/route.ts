/** The way back from the identity provider; next-auth has no other door here. */
export { oidcCallback as GET } from '@/lib/features/gates/next-auth'
