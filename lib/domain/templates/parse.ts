/** Judges the values of a template as a whole: each field, what came without its parent, and the fields against each other. */
import { type Field, type FieldValues, fieldProblemsOf, orphansOf } from '../catalogue/field'
import { ok, type Result, refuse } from '../result'
import { type TemplateValues, templateFields, templateObject } from './fields'
import { noTemplateSecrets, type StoredTemplateSecrets, templateProblemsOf } from './rules'

/**
 * Judges posted or imported values: each field by itself, values that came without their parents, and fields against each
 * other. A field that is missing has its start value. `stored` says which secrets may stay empty.
 */
export function parseTemplate(
  values: FieldValues,
  stored: StoredTemplateSecrets = noTemplateSecrets,
): Result<TemplateValues> {
  const filled = Object.fromEntries(
    Object.entries<Field>(templateFields).map(([name, field]) => [name, values[name] ?? field.initial]),
  )
  const parsed = templateObject.safeParse(filled)
  const fields = {
    ...templateProblemsOf(filled, stored),
    ...orphansOf(templateFields, filled),
    ...(parsed.success ? {} : fieldProblemsOf(parsed.error)),
  }
  return parsed.success && Object.keys(fields).length === 0 ? ok(parsed.data) : refuse('check-fields', { fields })
}
