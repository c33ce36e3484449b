/** Every field of advanced branding, once (domain.md section 3.6): for all customers, and for one. */
import * as z from 'zod'
import {
  type Catalogue,
  type FieldValues,
  fieldProblemsOf,
  initialValuesOf,
  judgedBy,
  objectOf,
  optionalText,
  refusing,
  type ValuesOf,
} from '../catalogue/field'
import { ok, type Result, refuse } from '../result'
import {
  type ColorField,
  type ColorMode,
  type ColorRole,
  colorField,
  colorModes,
  colorRoles,
  isHexColor,
} from './colors'
import { domainsOf, linkProblemOf } from './links'

export const brandingSections = [
  'general',
  'colors',
  'support-links',
  'help',
  'email',
  'customers',
  'organization',
] as const
export type BrandingSection = (typeof brandingSections)[number]

/** The vendor's limit; the text is not translated, and markup is shown as it is typed. */
export const longestSignature = 100
const longestLink = 512

/** '' is "not set here": the level above decides. '0B6B74' and '#0B6B74' are #0b6b74. */
const color = z
  .string()
  .trim()
  .max(7)
  .transform((text) => (/^[0-9a-f]{6}$/i.test(text) ? `#${text}` : text).toLowerCase())
  .superRefine(refusing('not-a-color', (text: string) => text === '' || isHexColor(text)))

const link = z.string().trim().max(longestLink).superRefine(judgedBy(linkProblemOf))

const replyTo = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .superRefine(refusing('not-an-email', (text: string) => text === '' || z.email().safeParse(text).success))

const domains = z
  .string()
  .trim()
  .max(1000)
  .superRefine((text, context) => {
    const read = domainsOf(text)
    if (!read.ok) context.addIssue({ code: 'custom', params: { code: read.problem.code, ...read.problem.params } })
  })

const linkField = (section: BrandingSection) =>
  ({ section, control: 'url', schema: link, initial: '', optional: true, maxLength: longestLink }) as const

const textField = (section: BrandingSection, maxLength: number) =>
  ({ section, control: 'text', schema: optionalText(maxLength), initial: '', optional: true, maxLength }) as const

const switchField = (section: BrandingSection, initial = false) =>
  ({ section, control: 'checkbox', schema: z.boolean(), initial }) as const

/** Colours that the vendor offers only after its support switched them on. */
const onRequest: readonly ColorRole[] = ['signInButtons']

function colorOf(mode: ColorMode, role: ColorRole) {
  return {
    section: 'colors',
    control: 'text',
    schema: color,
    initial: '',
    optional: true,
    maxLength: 7,
    visibleWhen: (values: FieldValues) =>
      (mode === 'light' || values.darkModeVisibility !== false) &&
      (!onRequest.includes(role) || values.signInColors === true),
  } as const
}

const colorFields = Object.fromEntries(
  colorRoles.flatMap((role) => colorModes.map((mode) => [colorField(mode, role), colorOf(mode, role)])),
) as Record<ColorField, ReturnType<typeof colorOf>>

const shared = {
  brandName: textField('general', 60),
  darkModeVisibility: switchField('general', true),
  signInColors: switchField('general'),
  ...colorFields,
  termsUrl: linkField('support-links'),
  privacyUrl: linkField('support-links'),
  noticesUrl: linkField('support-links'),
  licencesUrl: linkField('support-links'),
  resetPasswordUrl: linkField('support-links'),
  emergencyDisclaimer: textField('support-links', 400),
  contactSupportUrl: linkField('help'),
  supportDescription: textField('help', 200),
  helpSiteUrl: linkField('help'),
} as const satisfies Catalogue

const mail = {
  showHelpLink: switchField('email'),
  emailSignature: textField('email', longestSignature),
  replyTo: { section: 'email', control: 'email', schema: replyTo, initial: '', optional: true, maxLength: 254 },
} as const satisfies Catalogue

/** Partner level: what every customer inherits. */
export const partnerBrandingFields = {
  ...shared,
  ...mail,
  verifiedDomains: { section: 'email', control: 'text', schema: domains, initial: '', optional: true, maxLength: 1000 },
  allowCustomerBranding: switchField('customers'),
} as const satisfies Catalogue & Record<string, { section: BrandingSection }>

/** One customer: as above where it is not its own; redirecting and the facts of the organization exist only here. */
export const customerBrandingFields = {
  ...shared,
  redirectUserSupport: switchField('help'),
  ...mail,
  hasVerifiedDomain: switchField('organization'),
  hasClaimedDomain: switchField('organization'),
  hasOtherPartner: switchField('organization'),
} as const satisfies Catalogue & Record<string, { section: BrandingSection }>

export const brandingScopes = ['partner', 'customer'] as const
export type BrandingScope = (typeof brandingScopes)[number]

export const brandingCatalogues = { partner: partnerBrandingFields, customer: customerBrandingFields } as const

export type PartnerBrandingValues = ValuesOf<typeof partnerBrandingFields>
export type CustomerBrandingValues = ValuesOf<typeof customerBrandingFields>

export const vendorValues = {
  partner: initialValuesOf(partnerBrandingFields),
  customer: initialValuesOf(customerBrandingFields),
} as const

/** Judges posted values field by field. A colour that is not offered now keeps its value: it is only not shown. */
export function parseBranding(scope: BrandingScope, values: FieldValues): Result<FieldValues> {
  const catalogue: Catalogue = brandingCatalogues[scope]
  const complete = { ...initialValuesOf(catalogue), ...values }
  const parsed = objectOf(catalogue).safeParse(complete)
  return parsed.success ? ok(parsed.data) : refuse('check-fields', { fields: fieldProblemsOf(parsed.error) })
}
