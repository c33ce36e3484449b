/** Takes logos in and gives them out. */
import * as z from 'zod'
import { colorModes } from '@/lib/domain/branding/colors'
import { logoLimits } from '@/lib/domain/branding/logos'
import { refuse } from '@/lib/domain/result'
import { defineRoute } from '../gates/define-route'
import { readLogo, storeLogo } from './operations/logo'

/** Base64 is a third longer; the rest of the body is small. */
const mostBytes = 1024 * 1024
const longestContent = Math.ceil((logoLimits.kibibytes * 1024 * 4) / 3) + 1024

/** POST { customerId, version, mode, content }: content is the file in base64. */
export const uploadLogo = defineRoute({
  permission: 'branding.write',
  mostBytes,
  schema: z.object({
    customerId: z.uuid().nullable(),
    version: z.int().min(0),
    mode: z.enum(colorModes),
    content: z.string(),
  }),
  run: (actor, { content, ...upload }) => {
    if (content.length > longestContent)
      return Promise.resolve(refuse('logo-too-large', { params: { maximum: logoLimits.kibibytes } }))
    return storeLogo(actor, { ...upload, content: Buffer.from(content, 'base64') })
  },
})

const served = {
  'content-type': 'image/png',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
  'content-disposition': 'inline; filename="logo.png"',
  'cross-origin-resource-policy': 'same-origin',
  // The id changes with every upload, so what a browser keeps never is another picture.
  'cache-control': 'private, max-age=3600, immutable',
} as const

/** GET: a stored logo of the reader's own partner, as the PNG that this hub has drawn. */
export const serveLogo = defineRoute({
  permission: 'branding.read',
  schema: z.object({}),
  run: async (actor, _input, _request, { logoId }) => {
    const id = z.uuid().safeParse(logoId)
    const logo = id.success ? await readLogo(actor, id.data) : null
    if (!logo) return refuse('not-found')
    return new Response(Buffer.from(logo.picture), { headers: { ...served, etag: `"${logo.sha256}"` } })
  },
})
