/** Says in the reader's language what an audit row tells: action, target, field, value. For pages and exports. */
import { getTranslations } from 'next-intl/server'
import type { AuditAction, TargetType } from '@/lib/domain/audit/events'
import type { FieldChange, FieldValue } from '@/lib/domain/catalogue/field'
import type { Namespace } from './messages'

/** Where the words of a noun's fields are. */
const fieldNoun: Record<TargetType, Namespace> = {
  partner: 'identity',
  person: 'identity',
  session: 'identity',
  cluster: 'clusters',
  template: 'templates',
  certificate: 'certificates',
  locale: 'locales',
  requirement: 'requirements',
  adapter: 'adapterUrls',
  authority: 'authorities',
  alert: 'alerts',
  maintenance: 'maintenance',
  branding: 'branding',
  audit: 'audit',
}

interface LooseWords {
  (key: string): string
  has: (key: string) => boolean
}

export interface AuditWords {
  action: (action: AuditAction) => string
  target: (type: TargetType) => string
  actor: (actor: { kind: string; name: string }) => string
  field: (type: TargetType, name: string) => string
  value: (type: TargetType, name: string, value: FieldValue | null) => string
  /** One change as one line. */
  change: (type: TargetType, change: FieldChange) => string
}

export async function auditWords(): Promise<AuditWords> {
  const t = await getTranslations('audit')
  const all = (await getTranslations()) as unknown as LooseWords
  const spoken = (key: string, otherwise: string) => (all.has(key) ? all(key) : otherwise)
  const field: AuditWords['field'] = (type, name) => spoken(`${fieldNoun[type]}.fields.${name}.label`, name)
  const value: AuditWords['value'] = (type, name, held) => {
    if (typeof held === 'boolean') return t(held ? 'on' : 'off')
    if (!held) return t('notSet')
    return spoken(`${fieldNoun[type]}.fields.${name}.options.${held}`, held)
  }
  return {
    action: (action) => t(`actions.${action}`),
    target: (type) => t(`targets.${type}`),
    actor: ({ kind, name }) => (kind === 'system' ? t('system') : name),
    field,
    value,
    change: (type, { field: name, before, after, secret }) =>
      secret
        ? t('secretLine', { field: field(type, name) })
        : t('changeLine', {
            field: field(type, name),
            before: value(type, name, before),
            after: value(type, name, after),
          }),
  }
}
