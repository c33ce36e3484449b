/** All words of the product: one file per noun and language; the English files say which keys exist. */
import type { Locale } from '@/lib/domain/preferences/preferences'
import adapterUrlsEn from './messages/en/adapter-urls.json'
import alertsEn from './messages/en/alerts.json'
import apiAccessEn from './messages/en/api-access.json'
import auditEn from './messages/en/audit.json'
import authoritiesEn from './messages/en/authorities.json'
import brandingEn from './messages/en/branding.json'
import bulkEn from './messages/en/bulk.json'
import certificatesEn from './messages/en/certificates.json'
import chainsEn from './messages/en/chains.json'
import clustersEn from './messages/en/clusters.json'
import customersEn from './messages/en/customers.json'
import errorsEn from './messages/en/errors.json'
import healthEn from './messages/en/health.json'
import identityEn from './messages/en/identity.json'
import importsEn from './messages/en/imports.json'
import incidentsEn from './messages/en/incidents.json'
import inspectionEn from './messages/en/inspection.json'
import localesEn from './messages/en/locales.json'
import maintenanceEn from './messages/en/maintenance.json'
import methodChoiceEn from './messages/en/method-choice.json'
import overviewEn from './messages/en/overview.json'
import packagesEn from './messages/en/packages.json'
import patternsEn from './messages/en/patterns.json'
import problemsEn from './messages/en/problems.json'
import provisioningEn from './messages/en/provisioning.json'
import requirementsEn from './messages/en/requirements.json'
import settingsEn from './messages/en/settings.json'
import shellEn from './messages/en/shell.json'
import templateListEn from './messages/en/template-list.json'
import templatesEn from './messages/en/templates.json'
import whatIfEn from './messages/en/what-if.json'
import adapterUrlsEs from './messages/es/adapter-urls.json'
import alertsEs from './messages/es/alerts.json'
import apiAccessEs from './messages/es/api-access.json'
import auditEs from './messages/es/audit.json'
import authoritiesEs from './messages/es/authorities.json'
import brandingEs from './messages/es/branding.json'
import bulkEs from './messages/es/bulk.json'
import certificatesEs from './messages/es/certificates.json'
import chainsEs from './messages/es/chains.json'
import clustersEs from './messages/es/clusters.json'
import customersEs from './messages/es/customers.json'
import errorsEs from './messages/es/errors.json'
import healthEs from './messages/es/health.json'
import identityEs from './messages/es/identity.json'
import importsEs from './messages/es/imports.json'
import incidentsEs from './messages/es/incidents.json'
import inspectionEs from './messages/es/inspection.json'
import localesEs from './messages/es/locales.json'
import maintenanceEs from './messages/es/maintenance.json'
import methodChoiceEs from './messages/es/method-choice.json'
import overviewEs from './messages/es/overview.json'
import packagesEs from './messages/es/packages.json'
import patternsEs from './messages/es/patterns.json'
import problemsEs from './messages/es/problems.json'
import provisioningEs from './messages/es/provisioning.json'
import requirementsEs from './messages/es/requirements.json'
import settingsEs from './messages/es/settings.json'
import shellEs from './messages/es/shell.json'
import templateListEs from './messages/es/template-list.json'
import templatesEs from './messages/es/templates.json'
import whatIfEs from './messages/es/what-if.json'

const en = {
  adapterUrls: adapterUrlsEn,
  alerts: alertsEn,
  incidents: incidentsEn,
  maintenance: maintenanceEn,
  apiAccess: apiAccessEn,
  audit: auditEn,
  authorities: authoritiesEn,
  branding: brandingEn,
  bulk: bulkEn,
  certificates: certificatesEn,
  chains: chainsEn,
  clusters: clustersEn,
  customers: customersEn,
  errors: errorsEn,
  health: healthEn,
  identity: identityEn,
  locales: localesEn,
  inspection: inspectionEn,
  imports: importsEn,
  methodChoice: methodChoiceEn,
  overview: overviewEn,
  packages: packagesEn,
  patterns: patternsEn,
  problems: problemsEn,
  provisioning: provisioningEn,
  requirements: requirementsEn,
  settings: settingsEn,
  shell: shellEn,
  templateList: templateListEn,
  templates: templatesEn,
  whatIf: whatIfEn,
}

export type Messages = typeof en
export type Namespace = keyof Messages

const es: Messages = {
  adapterUrls: adapterUrlsEs,
  alerts: alertsEs,
  incidents: incidentsEs,
  maintenance: maintenanceEs,
  apiAccess: apiAccessEs,
  audit: auditEs,
  authorities: authoritiesEs,
  branding: brandingEs,
  bulk: bulkEs,
  certificates: certificatesEs,
  chains: chainsEs,
  clusters: clustersEs,
  customers: customersEs,
  errors: errorsEs,
  health: healthEs,
  identity: identityEs,
  locales: localesEs,
  inspection: inspectionEs,
  imports: importsEs,
  methodChoice: methodChoiceEs,
  overview: overviewEs,
  packages: packagesEs,
  patterns: patternsEs,
  problems: problemsEs,
  provisioning: provisioningEs,
  requirements: requirementsEs,
  settings: settingsEs,
  shell: shellEs,
  templateList: templateListEs,
  templates: templatesEs,
  whatIf: whatIfEs,
}

const byLocale: Record<Locale, Messages> = { en, es }

export const messagesOf = (locale: Locale): Messages => byLocale[locale]

/** Only the named nouns: what a page gives to the browser. */
export function pickMessages<N extends Namespace>(locale: Locale, namespaces: readonly N[]): Pick<Messages, N> {
  const all = messagesOf(locale)
  return Object.fromEntries(namespaces.map((name) => [name, all[name]])) as Pick<Messages, N>
}
