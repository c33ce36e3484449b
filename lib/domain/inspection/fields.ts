/** Every field of the form that checks a chain, and how a form is turned into a question. */
import * as z from 'zod'
import { type Catalogue, type FieldValues, judgedBy, refusing } from '../catalogue/field'
import { heldPlaces } from '../certificates/held/place-names'
import { bundleLimits } from '../certificates/input/limits'
import { hostProblemOf } from '../clusters/addresses'

export const inspectionSources = ['paste', 'endpoint'] as const

/** A file is at most as large as a bundle, in base64. */
export const longestContent = Math.ceil(bundleLimits.bytes / 3) * 4 + 4
const hostMaxLength = 253
const passwordMaxLength = 128

const host = z.string().trim().max(hostMaxLength).superRefine(judgedBy(hostProblemOf))
const port = z
  .string()
  .trim()
  .superRefine(refusing('port-invalid', (text: string) => /^\d{1,5}$/.test(text)))

const fromEndpoint = (values: FieldValues) => values.source === 'endpoint'
const fromText = (values: FieldValues) => values.source !== 'endpoint'

export const inspectionFields = {
  source: {
    section: 'source',
    control: 'radio',
    schema: z.enum(inspectionSources),
    initial: 'paste',
    options: inspectionSources,
  },
  certificates: {
    section: 'source',
    control: 'textarea',
    schema: z.string(),
    initial: '',
    visibleWhen: fromText,
  },
  password: {
    section: 'source',
    control: 'secret',
    schema: z.string().max(passwordMaxLength),
    initial: '',
    optional: true,
    secret: true,
    maxLength: passwordMaxLength,
    autoComplete: 'off',
    visibleWhen: fromText,
  },
  endpointHost: {
    section: 'source',
    control: 'host',
    schema: host.superRefine(refusing('required', (text: string) => text !== '')),
    initial: '',
    maxLength: hostMaxLength,
    visibleWhen: fromEndpoint,
  },
  endpointPort: {
    section: 'source',
    control: 'port',
    schema: port,
    initial: '443',
    maxLength: 5,
    visibleWhen: fromEndpoint,
  },
  clusterId: { section: 'place', control: 'select', schema: z.string().max(36), initial: '' },
  place: { section: 'place', control: 'select', schema: z.union([z.enum(heldPlaces), z.literal('')]), initial: '' },
  host: { section: 'place', control: 'host', schema: host, initial: '', optional: true, maxLength: hostMaxLength },
} satisfies Catalogue

/** What a page posts: certificates as base64 of the file or text, or an endpoint; and the place they shall stand in. */
export const inspectionRequest = z.object({
  from: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('content'),
      content: z.string().max(longestContent),
      password: z.string().max(passwordMaxLength).default(''),
    }),
    z.object({ kind: z.literal('endpoint'), host: host.min(1), port: z.int() }),
  ]),
  clusterId: z.uuid().nullable().default(null),
  place: z.enum(heldPlaces).nullable().default(null),
  host: host.default(''),
})
export type InspectionRequest = z.output<typeof inspectionRequest>
