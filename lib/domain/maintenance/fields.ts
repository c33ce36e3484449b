/** The fields of a maintenance window: started now for some hours, or planned from and until. */
import * as z from 'zod'
import { type Catalogue, refusing, requiredText, type ValuesOf } from '../catalogue/field'

export const windowHours = ['1', '2', '4', '8', '24'] as const

const reason = {
  section: 'window',
  control: 'text',
  schema: requiredText(200),
  initial: '',
  maxLength: 200,
} as const

const localTime = {
  section: 'window',
  control: 'datetime',
  schema: z
    .string()
    .min(1)
    .max(16)
    .superRefine(refusing('local-time-invalid', (text) => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text))),
  initial: '',
  maxLength: 16,
} as const

export const startFields = {
  hours: { section: 'window', control: 'select', schema: z.enum(windowHours), initial: '2', options: windowHours },
  reason,
} satisfies Catalogue

/** Times are what a clock in the partner's time zone shows. */
export const planFields = { startsAt: localTime, endsAt: localTime, reason } satisfies Catalogue

export type StartValues = ValuesOf<typeof startFields>
export type PlanValues = ValuesOf<typeof planFields>
