/** Shapes of the audit trail that cross rooms. */
import type { AuditAction, TargetType } from '@/lib/domain/audit/events'
import type { FieldChange } from '@/lib/domain/catalogue/field'
import type { TablePage, TableQuery } from '@/lib/domain/table/query'

export interface AuditRow {
  id: string
  /** The row's number in the partner's chain. */
  sequence: string
  occurredAt: Date
  actor: { kind: 'person' | 'system' | 'token'; id: string | null; name: string; address: string }
  action: AuditAction
  target: { type: TargetType; id: string | null; name: string }
  changes: FieldChange[]
  hash: string
}

export interface AuditPage {
  query: TableQuery
  page: TablePage<AuditRow>
  /** People one can filter by. */
  people: { id: string; name: string }[]
  mayExport: boolean
}
