/** Templates that match a list's state, as CSV. */
export { exportTemplatesCsv as GET } from '@/lib/features/template-files/api'
