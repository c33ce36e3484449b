/** Lists every column that holds a sealed secret. Rotation walks this list; a test compares it with the schema. */

export const sealedColumns = [
  { table: 'person', column: 'totp_secret' },
  { table: 'cluster', column: 'test_account_password' },
  { table: 'cluster', column: 'probe_private_key' },
  { table: 'customer_template', column: 'provisioning_account_password' },
  { table: 'removed_template', column: 'provisioning_account_password' },
  { table: 'alert_channel', column: 'signing_secret' },
  { table: 'certificate_authority', column: 'root_key' },
  { table: 'certificate_authority', column: 'issuing_key' },
] as const

export type SealedColumn = (typeof sealedColumns)[number]
