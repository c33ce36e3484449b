/** The list of locales as CSV. */
export { exportLocales as GET } from '@/lib/features/locales/api'
