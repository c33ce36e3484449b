/** The audit trail as CSV. */
export { exportAudit as GET } from '@/lib/features/audit/api'
