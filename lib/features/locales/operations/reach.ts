/** Reads how many subscribers each locale serves, and how many each other default would reach. */
import type { LocaleOverrides } from '@/lib/domain/locales/resolve-locale'
import { localeReachOf } from '@/lib/domain/locales/subscriber-locales'
import type { Tx } from '@/lib/platform/db/database'
import { mostSubscribersRead, readSubscriberLanguages } from '../store'
import type { SubscriberReach } from '../types'

export async function readReach(tx: Tx, overrides: LocaleOverrides): Promise<SubscriberReach> {
  const { groups, isMore } = await readSubscriberLanguages(tx)
  return { ...localeReachOf(groups, overrides), newestOnly: isMore ? mostSubscribersRead : null }
}
