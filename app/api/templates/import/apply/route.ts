/** Writes rows of a file. */
export { applyTemplateRows as POST } from '@/lib/features/template-files/api'
