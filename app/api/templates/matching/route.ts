/** Ids of the templates that match a list's state. */
export { matchingTemplates as GET } from '@/lib/features/template-list/api'
