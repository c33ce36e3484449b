/** Fields of the form that adds a file with the cloud's client chain. */
import * as z from 'zod'
import { type Catalogue, objectOf, refusing, requiredText } from '../../catalogue/field'

const nameMaxLength = 100
/** A file has two to four certificates of some 2 KiB. */
const pemMaxLength = 32_768

export const cloudChainFields = {
  name: {
    section: 'file',
    control: 'text',
    schema: requiredText(nameMaxLength),
    initial: '',
    maxLength: nameMaxLength,
  },
  certificates: {
    section: 'file',
    control: 'textarea',
    schema: z
      .string()
      .max(pemMaxLength)
      .superRefine(refusing('required', (text) => text.trim() !== '')),
    initial: '',
    maxLength: pemMaxLength,
  },
} as const satisfies Catalogue

export const cloudChainSchema = objectOf(cloudChainFields)
