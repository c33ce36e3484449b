/** Reads a file of templates, whose bytes are the body. */
export { readTemplateFile as POST } from '@/lib/features/template-files/api'
