/** A template that can be saved, made from the catalogue: what tests and the story start from. */
import type { Field, FieldValues } from '../catalogue/field'
import { templateFields } from './fields'

/** The start values; where a choice has none, its first option. `given` must bring what only the partner knows. */
export function exampleTemplate(given: { name: string; clusterId: string } & FieldValues): FieldValues {
  const values = Object.entries<Field>(templateFields).map(([name, field]) => {
    const isOpen = field.initial === '' && !field.optional && !field.needs
    return [name, isOpen ? (field.options?.[0] ?? 'admin@example.com') : field.initial]
  })
  return { ...Object.fromEntries(values), ...given }
}
