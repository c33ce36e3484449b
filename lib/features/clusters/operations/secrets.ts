/** Seals and opens what a cluster keeps for its probes; an opened secret goes to the prober and nowhere else. */
import type { FieldValues } from '@/lib/domain/catalogue/field'
import type { ProbeCredentials } from '@/lib/domain/health/interface-target'
import { log } from '@/lib/platform/log/log'
import { open, SealError, seal } from '@/lib/platform/secrets/envelope'
import type { ClusterRecord, SealedSecrets } from '../store'

type SecretColumn = 'test_account_password' | 'probe_private_key'

const placeOf = (cluster: { id: string; partnerId: string }, column: SecretColumn) => ({
  partnerId: cluster.partnerId,
  table: 'cluster',
  column,
  rowId: cluster.id,
})

/** What is stored of the typed secrets: sealed when given, kept when empty, taken away with what they belong to. */
export function sealedSecretsOf(cluster: { id: string; partnerId: string }, values: FieldValues): SealedSecrets {
  const sealed = (column: SecretColumn, owner: unknown, secret: unknown) => {
    if (!owner) return null
    return secret ? seal(String(secret), placeOf(cluster, column)) : undefined
  }
  return {
    testAccountPassword: sealed('test_account_password', values.testAccountUserId, values.testAccountPassword),
    probePrivateKey: sealed('probe_private_key', values.probeCertificate, values.probePrivateKey),
  }
}

/** The stored credentials of a cluster. */
export function credentialsOf(row: ClusterRecord): ProbeCredentials {
  const password = opened(row, 'test_account_password', row.testAccountPassword)
  const privateKeyPem = opened(row, 'probe_private_key', row.probePrivateKey)
  return {
    ...(row.testAccountUserId && password && { testAccount: { userId: row.testAccountUserId, password } }),
    ...(row.probeCertificate &&
      privateKeyPem && { clientCertificate: { certificatePem: row.probeCertificate, privateKeyPem } }),
  }
}

/** Credentials as typed; where a write-only field is empty, the stored ones stand in while their owner is unchanged. */
export function typedCredentialsOf(values: FieldValues, row: ClusterRecord | null): ProbeCredentials {
  const stored = row ? credentialsOf(row) : {}
  const [userId, password] = [String(values.testAccountUserId ?? ''), String(values.testAccountPassword ?? '')]
  const [certificatePem, key] = [String(values.probeCertificate ?? ''), String(values.probePrivateKey ?? '')]
  const keptPassword = stored.testAccount?.userId === userId ? stored.testAccount.password : ''
  const keptKey =
    stored.clientCertificate?.certificatePem === certificatePem ? stored.clientCertificate.privateKeyPem : ''
  return {
    ...(userId && (password || keptPassword) && { testAccount: { userId, password: password || keptPassword } }),
    ...(certificatePem && (key || keptKey) && { clientCertificate: { certificatePem, privateKeyPem: key || keptKey } }),
  }
}

/** A secret that does not open any more counts as absent: the probe goes on without it. */
function opened(row: ClusterRecord, column: SecretColumn, sealed: Uint8Array | null): string | null {
  if (!sealed) return null
  try {
    return open(sealed, placeOf(row, column))
  } catch (error) {
    if (!(error instanceof SealError)) throw error
    log.error({ clusterId: row.id, column, reason: error.message }, 'a stored secret does not open')
    return null
  }
}
