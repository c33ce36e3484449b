/** A partner with a cluster and an administrator, and the form values of templates on it. */
import type { FieldValues } from '@/lib/domain/catalogue/field'
import type { Role } from '@/lib/domain/identity/permissions'
import { exampleTemplate } from '@/lib/domain/templates/example'
import { createTemplate } from '@/lib/features/templates/operations/create'
import { newId } from '@/lib/platform/clock'
import { actorOf } from './clusters'
import { testDatabase } from './database'
import { makeCluster, makePartner, makePerson } from './factories'

export interface TemplateStage {
  actor: ReturnType<typeof actorOf>
  clusterId: string
  adminEmail: string
  values: (given?: FieldValues) => FieldValues
  /** Creates a template and answers its id; throws when it is refused. */
  created: (given?: FieldValues) => Promise<string>
}

export const account = (password: string): FieldValues => ({
  flowThrough: true,
  provisioningAccountName: 'wbx-prov',
  provisioningAccountPassword: password,
  provisioningAccountPasswordAgain: password,
})

/** What a form holds after somebody chose a method that needs nothing of BroadWorks. */
export function templateValues(given: { clusterId: string; adminEmail: string } & FieldValues): FieldValues {
  return exampleTemplate({ name: 'Retail', country: 'ES', emailLanguage: 'es_ES', ...given })
}

export async function templateStage(role: Role = 'full-admin'): Promise<TemplateStage> {
  const { database } = testDatabase()
  const { id: partnerId } = await makePartner(database)
  const { id: clusterId } = await makeCluster(database, partnerId)
  const { email: adminEmail } = await makePerson(database, partnerId)
  const actor = actorOf(partnerId, role)
  const values = (given: FieldValues = {}) => templateValues({ clusterId, adminEmail, ...given })
  const created = async (given: FieldValues = {}) => {
    const outcome = await createTemplate(actor, { id: newId(), values: values(given) })
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem))
    return outcome.value.id
  }
  return { actor, clusterId, adminEmail, values, created }
}
