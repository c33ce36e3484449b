/** The call-in location of each country as CSV. */
export { exportCallIn as GET } from '@/lib/features/locales/api'
