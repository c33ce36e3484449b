/** Every form of the hub: how to get to it, what to type, how to send it, and how a save shows. */
import { alertForms } from './forms/alerts'
import { authorityForms } from './forms/authorities'
import { brandingForms } from './forms/branding'
import { certificateForms } from './forms/certificates'
import { clusterForms } from './forms/clusters'
import type { FormCase } from './forms/form-case'
import { frontForms } from './forms/front'
import { maintenanceForms } from './forms/maintenance'
import { ownForms } from './forms/own'
import { peopleForms } from './forms/people'
import { provisioningForms } from './forms/provisioning'
import { templateForms } from './forms/templates'

export const formCases: readonly FormCase[] = [
  ...provisioningForms,
  ...certificateForms,
  ...frontForms,
  ...peopleForms,
  ...ownForms,
  ...clusterForms,
  ...authorityForms,
  ...templateForms,
  ...brandingForms,
  ...alertForms,
  ...maintenanceForms,
]
