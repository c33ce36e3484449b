import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FieldValues } from '@/lib/domain/catalogue/field'
import { exampleTemplate } from '@/lib/domain/templates/example'
import { type TemplateField, templateFields, withoutHiddenTemplate } from '@/lib/domain/templates/fields'
import { parseTemplate } from '@/lib/domain/templates/parse'
import { templateWarningsOf } from '@/lib/domain/templates/rules'
import problems from '@/lib/platform/i18n/messages/en/problems.json'
import words from '@/lib/platform/i18n/messages/en/templates.json'
import { runsOf } from '@/tests/support/depth'

const clusterId = '01900000-0000-7000-8000-000000000001'
const fine = exampleTemplate({ name: 'Retail', clusterId })
const names = Object.keys(templateFields) as TemplateField[]

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom(
    "'; DROP TABLE customer_template; --",
    '<script>alert(1)</script>',
    '=HYPERLINK("http://evil.example")',
    '\u202Egnp.exe',
    '\u0000',
    '\uD800',
    'x'.repeat(100_000),
    '../../etc/passwd',
    'javascript:alert(1)',
    'https://user:secret@host.example/',
    '__proto__',
  ),
)
const typed = fc.dictionary(fc.constantFrom(...names), fc.oneof(hostile, fc.boolean()), { maxKeys: names.length })

describe('whatever is typed into whatever field', () => {
  it('is taken or refused at a field of the form with words for the reason; nothing throws', () => {
    fc.assert(
      fc.property(typed, (given) => {
        const values: FieldValues = { ...fine, ...given }
        for (const one of [values, withoutHiddenTemplate(values)]) {
          const parsed = parseTemplate(one)
          if (parsed.ok) continue
          const fields = Object.entries(parsed.problem.fields ?? {})
          expect(fields.length).toBeGreaterThan(0)
          for (const [field, { code }] of fields) {
            expect(names).toContain(field)
            expect(problems).toHaveProperty([code])
          }
        }
        for (const { code } of templateWarningsOf(values)) expect(words.warnings).toHaveProperty([code])
      }),
      { numRuns: runsOf({ quick: 100, full: 1500 }) },
    )
  })

  it('that is taken is well-formed text without control characters, of a length the table was made for', () => {
    fc.assert(
      fc.property(typed, (given) => {
        const parsed = parseTemplate({ ...fine, ...given })
        if (!parsed.ok) return
        for (const value of Object.values(parsed.value)) {
          if (typeof value !== 'string') continue
          expect(value.isWellFormed()).toBe(true)
          expect(value.length).toBeLessThanOrEqual(1024)
          expect(value).not.toMatch(/\p{Cc}/u)
        }
      }),
      { numRuns: runsOf({ quick: 100, full: 1500 }) },
    )
  })
})
