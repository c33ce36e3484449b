/** Templates that match a list's state, as JSON. */
export { exportTemplatesJson as GET } from '@/lib/features/template-files/api'
