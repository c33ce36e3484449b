import 'server-only'

/** What the pages about branding show. */
import { notFound } from 'next/navigation'
import * as z from 'zod'
import { attachmentOf } from '@/lib/domain/branding/attachment'
import { may } from '@/lib/domain/identity/permissions'
import type { TableQuery } from '@/lib/domain/table/query'
import { database } from '@/lib/platform/db/database'
import { boundedCount, countLimit } from '../customers/store'
import { requireActor } from '../gates/session'
import { latestOwn, pageOfBranded } from './operations/customers'
import { formOf, readLevel } from './operations/levels'
import { countBranded, countCustomers, countUsers, findCustomerName } from './store'
import type { BrandedCustomers, CustomerBrandingPage, PartnerBrandingPage } from './types'

export async function loadPartnerBranding(): Promise<PartnerBrandingPage> {
  const actor = await requireActor('branding.read')
  const level = { partnerId: actor.partnerId, customerId: null }
  const maySeeCustomers = may(actor.role, 'customer.read')
  const read = await database().asPartner(actor.partnerId, async (tx) => ({
    form: formOf(level, await readLevel(tx, level)),
    customers: boundedCount(await countCustomers(tx, { prefix: '', onlyOwn: false }, countLimit + 1)),
    withOwn: await countBranded(tx),
    own: maySeeCustomers ? await latestOwn(tx) : [],
  }))
  return {
    ...read,
    partnerName: actor.partnerName,
    maySeeCustomers,
    mayWrite: may(actor.role, 'branding.write'),
    mayAudit: may(actor.role, 'audit.read'),
  }
}

export async function loadBrandedCustomers(query: TableQuery): Promise<BrandedCustomers> {
  await requireActor('customer.read')
  const actor = await requireActor('branding.read')
  return database().asPartner(actor.partnerId, (tx) => pageOfBranded(tx, query))
}

export async function loadCustomerBranding(customerId: string): Promise<CustomerBrandingPage> {
  await requireActor('customer.read')
  const actor = await requireActor('branding.read')
  if (!z.uuid().safeParse(customerId).success) notFound()
  const level = { partnerId: actor.partnerId, customerId }
  const found = await database().asPartner(actor.partnerId, async (tx) => {
    const name = await findCustomerName(tx, customerId)
    if (name === null) return null
    return { name, read: await readLevel(tx, level), users: await countUsers(tx, customerId, countLimit + 1) }
  })
  if (!found) notFound()
  const { name, read, users } = found
  const { values } = read.resolved
  return {
    form: formOf(level, read),
    name,
    partnerName: actor.partnerName,
    knownUsers: boundedCount(users),
    attachment: attachmentOf({
      knownUsers: users,
      hasVerifiedDomain: values.hasVerifiedDomain === true,
      hasClaimedDomain: values.hasClaimedDomain === true,
      hasOtherPartner: values.hasOtherPartner === true,
    }),
    mayOverrideThemselves: read.partner.own.allowCustomerBranding === true,
    mayWrite: may(actor.role, 'branding.write'),
  }
}
