/** What an edit of a template reaches, what it leaves alone, and what cannot be taken back (domain.md sections 3 to 3.2). */
import type { FieldChange, FieldValue, FieldValues } from '../catalogue/field'
import { isPackageId, packageChangeOf } from '../provisioning/packages'
import type { TemplateField } from './fields'

/** Message keys under `templates.reach`. */
export const reaches = [
  'nobody',
  'every-customer',
  'new-organizations',
  'new-users',
  'application-server',
  'mails',
] as const
export type Reach = (typeof reaches)[number]

/** Fields that are not listed reach new users only. */
const reachOf: Partial<Record<TemplateField, Reach>> = {
  name: 'nobody',
  country: 'new-organizations',
  emailLanguage: 'new-users',
  partnerAdminName: 'mails',
  clusterId: 'every-customer',
  enterpriseMode: 'new-organizations',
  adminEmail: 'new-organizations',
  ccwSubscriptionId: 'new-organizations',
  provisioningAccountName: 'application-server',
  provisioningAccountPassword: 'application-server',
  autoCreateOrganizations: 'new-organizations',
  meetingJoin: 'new-organizations',
  phoneNumberGroup: 'new-organizations',
  callbackDnsSrvGroup: 'new-organizations',
  disableFreeCalling: 'new-organizations',
  shareLink: 'mails',
  authenticationMode: 'new-organizations',
  idpEntityId: 'new-organizations',
  prefillEmail: 'every-customer',
  directorySync: 'new-organizations',
  adminInviteEmails: 'new-organizations',
}

export interface ChangeWithReach extends FieldChange {
  reach: Reach
}

/** `final` cannot be taken back, `care` breaks something until somebody acts, `stays` is what is left alone. */
export interface Consequence {
  kind: 'final' | 'care' | 'stays'
  /** A message key under `templates.consequences`. */
  code: string
  params?: Record<string, string | number>
}

export interface Impact {
  changes: ChangeWithReach[]
  consequences: Consequence[]
}

interface Stored {
  hasStoredPassword: boolean
  customers: number
}

/** Reads an edit before it is saved. `changes` are those of `before` to `after`, secrets without their values. */
export function impactOf(
  before: FieldValues,
  after: FieldValues,
  changes: readonly FieldChange[],
  stored: Stored,
): Impact {
  const hasChanged = (field: TemplateField) => changes.some((change) => change.field === field)
  const consequences = rules.flatMap((rule) => rule({ before, after, hasChanged, ...stored }))
  return {
    changes: changes.map((change) => ({ ...change, reach: reachOf[change.field as TemplateField] ?? 'new-users' })),
    consequences: consequences.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind)),
  }
}

const order: readonly Consequence['kind'][] = ['final', 'care', 'stays']

interface Edit extends Stored {
  before: FieldValues
  after: FieldValues
  hasChanged: (field: TemplateField) => boolean
}

const when = (isSo: boolean, consequence: Consequence): Consequence[] => (isSo ? [consequence] : [])
const text = (value: FieldValue | undefined): string => String(value ?? '')

/** Subscribers keep their package; whoever moves them after the template meets what is known to go wrong. */
const hasDefect = (before: unknown, after: unknown): boolean =>
  isPackageId(before) && isPackageId(after) && packageChangeOf(before, after).defect !== null

const rules: readonly ((edit: Edit) => Consequence[])[] = [
  ({ before, after, hasStoredPassword }) =>
    when(hasStoredPassword && before.flowThrough === true && after.flowThrough !== true, {
      kind: 'final',
      code: 'password-deleted',
    }),
  ({ hasStoredPassword, hasChanged, after }) =>
    when(hasStoredPassword && after.flowThrough === true && hasChanged('provisioningAccountPassword'), {
      kind: 'final',
      code: 'password-replaced',
    }),
  ({ before, after }) =>
    when(before.flowThrough === true && after.flowThrough !== true, { kind: 'care', code: 'flow-through-stops' }),
  ({ before, after, hasChanged }) =>
    when(
      after.flowThrough === true &&
        (before.flowThrough !== true ||
          hasChanged('provisioningAccountName') ||
          hasChanged('provisioningAccountPassword')),
      { kind: 'care', code: 'account-on-server', params: { account: text(after.provisioningAccountName) } },
    ),
  ({ hasChanged, customers }) =>
    when(hasChanged('clusterId') && customers > 0, {
      kind: 'care',
      code: 'cluster-moves-customers',
      params: { customers },
    }),
  ({ hasChanged }) => when(hasChanged('shareLink'), { kind: 'care', code: 'share-link-breaks' }),
  ({ before, after }) =>
    when(before.selfActivation === true && after.selfActivation !== true, {
      kind: 'care',
      code: 'self-activation-stops',
    }),
  ({ before, after, hasChanged }) =>
    when(
      hasChanged('userVerification') && before.userVerification === 'untrusted' && after.userVerification === 'trusted',
      {
        kind: 'care',
        code: 'emails-must-be-right',
      },
    ),
  ({ before, after, customers }) =>
    when(hasDefect(before.defaultPackage, after.defaultPackage) && customers > 0, {
      kind: 'care',
      code: 'package-defect',
    }),
  ({ hasChanged, customers }) =>
    when(hasChanged('authenticationMode') && customers > 0, {
      kind: 'stays',
      code: 'authentication-stays',
      params: { customers },
    }),
  ({ hasChanged, customers }) =>
    when(hasChanged('defaultPackage') && customers > 0, { kind: 'stays', code: 'packages-stay' }),
  ({ hasChanged, customers }) =>
    when(hasChanged('directorySync') && customers > 0, { kind: 'stays', code: 'directory-sync-stays' }),
  ({ hasChanged, customers }) =>
    when((hasChanged('country') || hasChanged('meetingJoin')) && customers > 0, {
      kind: 'stays',
      code: 'organizations-stay',
    }),
  () => [{ kind: 'stays', code: 'history-keeps' }],
]
