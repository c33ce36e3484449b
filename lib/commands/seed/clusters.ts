/** The clusters of the story: what an admin would have typed into the wizard for each of the simulated network. */
import { type FieldValues, initialValuesOf } from '@/lib/domain/catalogue/field'
import { interfaceKindsOf } from '@/lib/domain/clusters/addresses'
import { type ClusterValues, clusterFields, parseCluster } from '@/lib/domain/clusters/fields'
import { recordAudit } from '@/lib/features/audit/operations'
import { sealedSecretsOf } from '@/lib/features/clusters/operations/secrets'
import { insertCluster, syncInterfaces } from '@/lib/features/clusters/store'
import type { LabCluster } from '@/lib/lab/story'
import { newId } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db/database'
import type { PastInterface } from './invented-history'
import type { StoryPartner } from './people'

export interface ProbeCertificate {
  clientCertificatePem: string
  clientKeyPem: string
}

/** The clusters of each partner by their keys. One of the network's is left out: it waits to be added by hand. */
export const clustersOf: Readonly<Record<string, readonly string[]>> = {
  'Norte Telecom': ['amsterdam', 'lisboa', 'madrid', 'valencia', 'dublin'],
  'Sur Mobile': ['faro'],
}

const releases: Readonly<Record<string, string>> = { madrid: 'R24', lisboa: 'R23' }

/** Writes one cluster with its interfaces and its line of audit; answers the interfaces. */
export async function addCluster(
  tx: Tx,
  partner: StoryPartner,
  cluster: LabCluster,
  certificate: ProbeCertificate | undefined,
): Promise<{ id: string; interfaces: PastInterface[] }> {
  const id = newId()
  const values = valuesOf(cluster, certificate)
  const place = { id, partnerId: partner.id }
  await insertCluster(tx, place, values, sealedSecretsOf(place, values as FieldValues))
  const interfaces = interfaceKindsOf(values as FieldValues).map((kind) => ({
    id: newId(),
    kind,
    cluster: cluster.key,
  }))
  await syncInterfaces(tx, place, interfaces)
  const actor = { kind: 'person', personId: partner.admin.id, name: partner.admin.name, partnerId: partner.id } as const
  await recordAudit(
    tx,
    { ...actor, clientAddress: '' },
    { action: 'cluster.created', target: { type: 'cluster', id, name: cluster.name }, changes: [] },
  )
  return { id, interfaces }
}

function valuesOf(cluster: LabCluster, certificate: ProbeCertificate | undefined): ClusterValues {
  const { name, urls, ctiHost, ctiPort, authentication, edge, testAccount, xsiDomain, key } = cluster
  const parsed = parseCluster({
    ...initialValuesOf(clusterFields),
    name,
    ...urls,
    ctiHost,
    ctiPort: String(ctiPort),
    xsiDomain,
    edgeTopology: edge,
    broadworksRelease: releases[key] ?? 'later',
    authenticationServiceType: authentication,
    testAccountUserId: testAccount.userId,
    testAccountPassword: testAccount.password,
    scheduledLoginChecks: true,
    ...(certificate && {
      probeCertificate: certificate.clientCertificatePem.trim(),
      probePrivateKey: certificate.clientKeyPem.trim(),
    }),
  })
  if (!parsed.ok) throw new Error(`The story's cluster ${key} is refused: ${JSON.stringify(parsed.problem)}`)
  return parsed.value
}
