'use client'

/** The pages and commands of the palette in the reader's words. */
import { useTranslations } from 'next-intl'
import { navigation } from '../navigation'
import { routes } from '../routes'
import { type Entry, type FoundCluster, type Offer, themeOffers } from './entries'

export function useOffers(): { offers: Offer[]; clusterEntry: (cluster: FoundCluster) => Entry } {
  const shell = useTranslations('shell')
  const t = useTranslations('patterns.palette')
  const pages = navigation.map(
    ({ word, href, permission }): Offer => ({
      id: word,
      group: 'pages',
      text: shell(word),
      permission,
      action: { href },
    }),
  )
  const settings = (['profile', 'security', 'people', 'partner'] as const).map(
    (word): Offer => ({
      id: word,
      group: 'pages',
      text: t(`settings.${word}`),
      permission: word === 'people' ? 'person.read' : word === 'partner' ? 'partner.write' : 'session.own',
      action: { href: routes[word] },
    }),
  )
  const create: Offer = {
    id: 'add-cluster',
    group: 'create',
    text: t('addCluster'),
    permission: 'cluster.write',
    action: { href: routes.newCluster },
  }
  const keys: Offer = {
    id: 'keys',
    group: 'preferences',
    text: t('keys'),
    permission: 'session.own',
    action: { keys: true },
  }
  return {
    offers: [
      ...pages,
      ...settings,
      create,
      ...themeOffers((theme) => t('theme', { theme: shell(`themes.${theme}`) })),
      keys,
    ],
    clusterEntry: ({ id, name }) => ({ id, group: 'clusters', text: name, action: { href: routes.cluster(id) } }),
  }
}
