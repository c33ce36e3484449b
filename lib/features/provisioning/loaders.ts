import 'server-only'

/** What the pages of provisioning show: what-if, packages, provisioning URLs. */
import { notFound } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import * as z from 'zod'
import { may } from '@/lib/domain/identity/permissions'
import { adapterAnswerOf, enterpriseMaxLength, strategyOf } from '@/lib/domain/provisioning/adapter-plan'
import { apiNeedsOf } from '@/lib/domain/provisioning/api-access'
import { proposalOf, readAnswers } from '@/lib/domain/provisioning/method-choice'
import { isPackageId, type PackageId, packageChangeOf, packageIds } from '@/lib/domain/provisioning/packages'
import type { SearchParams } from '@/lib/domain/provisioning/what-if/question'
import { methodOfFacts } from '@/lib/domain/templates/table'
import { database, type Tx } from '@/lib/platform/db/database'
import { countryNames } from '@/lib/platform/i18n/countries'
import { findCluster, listClusters } from '../clusters/store'
import { requireActor } from '../gates/session'
import { readPlaceFacts } from '../locales/store'
import { readChecklistClusters } from '../requirements/operations/checklist-clusters'
import { readPlan, readWhatIf } from './operations/read'
import { listTemplates, readApiAccess } from './store'
import type { AdapterUrlsPage, ApiAccessPage, MethodChoicePage, PackagesPage, WhatIfPage } from './types'

const textOf = (value: string | string[] | undefined): string => (Array.isArray(value) ? value[0] : value) ?? ''

/** Without `template` in the address the first one answers; one that is not there is 404. */
export async function loadWhatIf(params: SearchParams): Promise<WhatIfPage> {
  const actor = await requireActor('template.read')
  const wanted = textOf(params.template)
  if (wanted !== '' && !z.uuid().safeParse(wanted).success) notFound()
  const page = await database().asPartner(actor.partnerId, async (tx) => {
    const templates = (await listTemplates(tx)).map(({ id, name }) => ({ id, name }))
    const id = wanted || templates[0]?.id
    return { templates, asked: id ? await readWhatIf(tx, id, params) : null }
  })
  return wanted !== '' && !page.asked ? notFound() : page
}

export async function loadPackages(params: SearchParams): Promise<PackagesPage> {
  const actor = await requireActor('template.read')
  const templates = await database().asPartner(actor.partnerId, (tx) => listTemplates(tx))
  const countOf = (id: PackageId) => templates.filter(({ defaultPackage }) => defaultPackage === id).length
  const [from, to] = [textOf(params.from), textOf(params.to)]
  return {
    defaults: Object.fromEntries(packageIds.map((id) => [id, countOf(id)])) as Record<PackageId, number>,
    change: packageChangeOf(isPackageId(from) ? from : 'standard', isPackageId(to) ? to : 'premium'),
  }
}

/** The questions are in the address; the database adds what the partner changed about locales. */
export async function loadMethodChoice(params: SearchParams): Promise<MethodChoicePage> {
  const actor = await requireActor('template.read')
  const answers = readAnswers(params)
  const facts = await database().asPartner(actor.partnerId, readPlaceFacts)
  return {
    answers,
    countries: countryNames(await getLocale()),
    proposal: proposalOf(answers, facts),
    mayWrite: may(actor.role, 'template.write'),
  }
}

/** More templates than these are counted. */
const mostNamed = 8

export async function loadApiAccess(): Promise<ApiAccessPage> {
  const actor = await requireActor('template.read')
  return database().asPartner(actor.partnerId, async (tx) => {
    const waiting = (await listTemplates(tx)).filter((one) => methodOfFacts(one).startsWith('api'))
    const first = waiting.slice(0, mostNamed).map(({ id, name }) => ({ id, name }))
    return {
      needs: apiNeedsOf(await readApiAccess(tx)),
      templates: { first, count: waiting.length },
      mayWrite: may(actor.role, 'template.write'),
    }
  })
}

/** Without `cluster` in the address the first one is shown; one that is not there is 404. */
export async function loadAdapterUrls(params: SearchParams): Promise<AdapterUrlsPage> {
  const actor = await requireActor('template.read')
  const wanted = textOf(params.cluster)
  if (wanted !== '' && !z.uuid().safeParse(wanted).success) notFound()
  const mayWrite = may(actor.role, 'template.write')
  const page = await database().asPartner(actor.partnerId, async (tx) => {
    const clusters = (await listClusters(tx)).map(({ id, name }) => ({ id, name }))
    const id = wanted || clusters[0]?.id
    const cluster = id ? await clusterOf(tx, id) : null
    const plan = cluster ? await readPlan(tx, cluster.id) : { system: null, overrides: [] }
    const enterprise = textOf(params.enterprise).trim().slice(0, enterpriseMaxLength)
    return {
      clusters,
      cluster,
      plan,
      strategy: strategyOf(plan),
      answer: params.enterprise === undefined ? null : adapterAnswerOf(plan, enterprise),
      templates: cluster ? await listTemplates(tx, { clusterId: cluster.id, flowThrough: true }) : [],
      mayWrite,
    }
  })
  return wanted !== '' && !page.cluster ? notFound() : page
}

async function clusterOf(tx: Tx, id: string): Promise<AdapterUrlsPage['cluster']> {
  const row = await findCluster(tx, id)
  if (!row) return null
  const facts = (await readChecklistClusters(tx))[id]
  return {
    id,
    name: row.name,
    path: row.provisioningAdapterPath === 'proxy' ? 'proxy' : 'direct',
    proxyHost: row.provisioningAdapterProxyHost ?? '',
    isPatchConfirmed: facts?.confirmed.patch !== undefined,
  }
}
