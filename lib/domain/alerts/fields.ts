/** Every field of an alert channel, once. */
import * as z from 'zod'
import {
  type Catalogue,
  type FieldValues,
  fieldProblemsOf,
  judgedBy,
  objectOf,
  requiredText,
  type ValuesOf,
  withoutHiddenOf,
} from '../catalogue/field'
import { locales } from '../preferences/preferences'
import { ok, type Problem, type Result, refuse } from '../result'
import { mostRecipients, recipientsOf, wrongRecipientOf } from './recipients'
import { parseWebhookUrl } from './webhook'

export const channelKinds = ['webhook', 'mail'] as const
export type ChannelKind = (typeof channelKinds)[number]

const urlMaxLength = 1_024
const recipientsMaxLength = 4_000

const isKind = (kind: ChannelKind) => (values: FieldValues) => values.kind === kind
/** '' stands for a field that is hidden; what is shown and empty is refused by `parseChannel`. */
const judged = (maxLength: number, judge: (text: string) => Problem | null) =>
  z.string().trim().max(maxLength).superRefine(judgedBy(judge))

/** Which ports may be used is the operator's to say, and judged where the environment is known. */
function urlProblemOf(text: string): Problem | null {
  const place = parseWebhookUrl(text)
  return place.ok || place.problem.code === 'port-not-allowed' ? null : place.problem
}

function recipientsProblemOf(text: string): Problem | null {
  const wrong = wrongRecipientOf(text)
  if (wrong !== undefined) return refuse('recipient-invalid', { params: { address: wrong } }).problem
  const count = recipientsOf(text).length
  return count > mostRecipients ? refuse('too-many-recipients', { params: { maximum: mostRecipients } }).problem : null
}

const heard = (initial: boolean) => ({ section: 'events', control: 'checkbox', schema: z.boolean(), initial }) as const

export const channelFields = {
  name: { section: 'channel', control: 'text', schema: requiredText(80), initial: '', maxLength: 80 },
  kind: {
    section: 'channel',
    control: 'radio',
    schema: z.enum(channelKinds),
    initial: 'webhook',
    options: channelKinds,
  },
  webhookUrl: {
    section: 'channel',
    control: 'url',
    schema: judged(urlMaxLength, urlProblemOf),
    initial: '',
    maxLength: urlMaxLength,
    visibleWhen: isKind('webhook'),
  },
  recipients: {
    section: 'channel',
    control: 'textarea',
    schema: judged(recipientsMaxLength, recipientsProblemOf),
    initial: '',
    maxLength: recipientsMaxLength,
    visibleWhen: isKind('mail'),
  },
  language: {
    section: 'channel',
    control: 'select',
    schema: z.enum(locales),
    initial: 'en',
    options: locales,
    visibleWhen: isKind('mail'),
  },
  isOn: { section: 'channel', control: 'switch', schema: z.boolean(), initial: true },
  sendsIncidents: heard(true),
  sendsClusters: heard(false),
  sendsInterfaces: heard(false),
  sendsFlapping: heard(true),
  sendsCertificates: heard(true),
} satisfies Catalogue

export type ChannelValues = ValuesOf<typeof channelFields>
const channelObject = objectOf(channelFields)

/** Problems between fields: where it goes has to be said. */
export function channelProblemsOf(values: FieldValues): NonNullable<Problem['fields']> {
  const place = values.kind === 'mail' ? 'recipients' : 'webhookUrl'
  return String(values[place] ?? '').trim() === '' ? { [place]: { code: 'required' } } : {}
}

/** Judges posted values; those of hidden fields are put back to their start. */
export function parseChannel(values: FieldValues, allowedPorts: readonly number[]): Result<ChannelValues> {
  const parsed = channelObject.safeParse(withoutHiddenOf(channelFields, values))
  if (!parsed.success) return refuse('check-fields', { fields: fieldProblemsOf(parsed.error) })
  const missing = channelProblemsOf(parsed.data)
  if (Object.keys(missing).length > 0) return refuse('check-fields', { fields: missing })
  const place = parsed.data.kind === 'webhook' ? parseWebhookUrl(parsed.data.webhookUrl, allowedPorts) : ok(null)
  if (!place.ok) return refuse('check-fields', { fields: { webhookUrl: place.problem } })
  return ok(parsed.data)
}
