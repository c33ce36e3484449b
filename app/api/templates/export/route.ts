/** Chosen templates as CSV or JSON. */
export { exportChosenTemplates as POST } from '@/lib/features/template-files/api'
