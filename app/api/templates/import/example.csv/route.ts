/** A small file of templates that can be imported as it is. */
export { exampleTemplates as GET } from '@/lib/features/template-files/api'
