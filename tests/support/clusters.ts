/** Clusters of a simulated network: their form values, their rows, and the actors who work on them. */
import { type FieldValues, initialValuesOf } from '@/lib/domain/catalogue/field'
import { clusterFields, parseCluster } from '@/lib/domain/clusters/fields'
import type { Role } from '@/lib/domain/identity/permissions'
import { provenPartner } from '@/lib/features/gates/prove'
import type { PersonActor } from '@/lib/features/gates/types'
import { labEnvironment } from '@/lib/lab/environment'
import type { Lab } from '@/lib/lab/start-lab'
import { newId } from '@/lib/platform/clock'
import { forgetEnvironment } from '@/lib/platform/env/env'

/** What a form holds after somebody typed the addresses of a cluster of the lab. */
export function labValues(lab: Lab, key: string, changed: FieldValues = {}): FieldValues {
  const { name, urls, ctiHost, ctiPort, authentication } = lab.cluster(key)
  return {
    ...initialValuesOf(clusterFields),
    name,
    ...urls,
    ctiHost,
    ctiPort: String(ctiPort),
    authenticationServiceType: authentication,
    probeCertificate: lab.clientCertificatePem.trim(),
    probePrivateKey: lab.clientKeyPem.trim(),
    ...changed,
  }
}

/** As `labValues`, judged; throws when the form would refuse them. */
export function parsedLabValues(lab: Lab, key: string, changed: FieldValues = {}) {
  const parsed = parseCluster(labValues(lab, key, changed))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem))
  return parsed.value
}

/** Makes the product of this process look at the lab, as the demo does: by environment only. */
export function lookAt(lab: Lab, more: Record<string, string> = {}): void {
  Object.assign(process.env, labEnvironment(lab), more)
  forgetEnvironment()
}

/** What a worker asks for when it takes as much as it can get. */
export function leaseOf(worker: string, most = 500, aheadMs = 0) {
  return { worker, mostLiving: most, mostDead: most, leaseSeconds: 30, aheadMs, sessionMinutes: 60 }
}

export function actorOf(partnerId: string, role: Role = 'full-admin'): PersonActor {
  return {
    kind: 'person',
    personId: newId(),
    name: 'Ana Admin',
    email: 'ana@example.test',
    role,
    partnerId: provenPartner(partnerId),
    partnerName: 'Norte Telecom',
    timeZone: 'UTC',
    sessionId: newId(),
    clientAddress: '198.51.100.7',
    reauthenticatedAt: null,
    hasSecondFactor: false,
  }
}
