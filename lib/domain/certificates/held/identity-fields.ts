/** Fields of the form that confirms what ClientIdentity of the application servers holds. */
import * as z from 'zod'
import { type Catalogue, objectOf, refusing } from '../../catalogue/field'

const mostIdentities = 50
const longestIdentity = 253
const identitiesMaxLength = mostIdentities * (longestIdentity + 1)

/** One entry a line, without the prompt and the empty lines that come along when a terminal is copied. */
export const identitiesIn = (text: string): string[] => [
  ...new Set(
    text
      .split(/[\r\n]+/)
      .map((line) => line.replace(/^.*>/, '').trim())
      .filter((line) => line !== '' && line !== 'get'),
  ),
]

const areNames = (text: string) => {
  const names = identitiesIn(text)
  return (
    names.length <= mostIdentities && names.every((name) => name.length <= longestIdentity && /^[!-~]+$/.test(name))
  )
}

export const identityFields = {
  identities: {
    section: 'identity',
    control: 'textarea',
    schema: z
      .string()
      .max(identitiesMaxLength)
      .superRefine(refusing('required', (text) => identitiesIn(text).length > 0))
      .superRefine(refusing('identities-unreadable', areNames)),
    initial: '',
    maxLength: identitiesMaxLength,
  },
} as const satisfies Catalogue

export const identitySchema = objectOf(identityFields)
