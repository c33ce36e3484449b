/** Every field of the form that makes a key and a request for a server certificate. */
import * as z from 'zod'
import { type Catalogue, optionalText, refusing } from '../catalogue/field'
import { parseHosts } from './hosts'

export const keyKinds = ['rsa-2048', 'rsa-3072', 'rsa-4096', 'ec-p256', 'ec-p384'] as const
export type KeyKind = (typeof keyKinds)[number]

const hostsMaxLength = 8_000

const hosts = z
  .string()
  .trim()
  .min(1)
  .max(hostsMaxLength)
  .superRefine((text, context) => {
    if (text.length > hostsMaxLength) return
    const parsed = parseHosts(text)
    if (!parsed.ok)
      context.addIssue({ code: 'custom', params: { code: parsed.problem.code, ...parsed.problem.params } })
  })

const country = z
  .string()
  .trim()
  .toUpperCase()
  .superRefine(refusing('country-invalid', (text: string) => text === '' || /^[A-Z]{2}$/.test(text)))

export const requestFields = {
  hosts: { section: 'request', control: 'textarea', schema: hosts, initial: '', maxLength: hostsMaxLength },
  key: { section: 'request', control: 'select', schema: z.enum(keyKinds), initial: 'rsa-2048', options: keyKinds },
  organization: {
    section: 'request',
    control: 'text',
    schema: optionalText(64),
    initial: '',
    optional: true,
    maxLength: 64,
  },
  country: { section: 'request', control: 'text', schema: country, initial: '', optional: true, maxLength: 2 },
} satisfies Catalogue
