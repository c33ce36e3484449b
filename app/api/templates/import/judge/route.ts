/** Says what would become of rows of a file. */
export { judgeTemplateRows as POST } from '@/lib/features/template-files/api'
