/** Puts changes of a template into the sections of its form. */
import { type TemplateField, type TemplateSection, templateFields, templateSections } from './fields'
import type { ChangeWithReach } from './impact'

/** Only sections in which something changed, in the order of the form. */
export function differenceSections(
  changes: readonly ChangeWithReach[],
): { section: TemplateSection; changes: ChangeWithReach[] }[] {
  return templateSections
    .map((section) => ({
      section,
      changes: changes.filter(({ field }) => templateFields[field as TemplateField].section === section),
    }))
    .filter((one) => one.changes.length > 0)
}
