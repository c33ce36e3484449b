'use client'

/** The pages and commands of the palette in the reader's words. */
import { useTranslations } from 'next-intl'
import { navigation } from '../navigation'
import { routes } from '../routes'
import { type Entry, type FoundGroup, type FoundThing, type Offer, themeOffers } from './entries'

interface Offers {
  offers: Offer[]
  foundEntry: (group: FoundGroup, thing: FoundThing) => Entry
}

const hrefOf: Record<FoundGroup, (id: string) => string> = {
  clusters: routes.cluster,
  templates: routes.template,
  certificates: routes.certificate,
}

const settingsPermissions = {
  profile: 'session.own',
  security: 'session.own',
  people: 'person.read',
  alerts: 'alert.read',
  partner: 'partner.write',
} as const

export function useOffers(): Offers {
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
  const settings = (['profile', 'security', 'people', 'alerts', 'partner'] as const).map(
    (word): Offer => ({
      id: word,
      group: 'pages',
      text: t(`settings.${word}`),
      permission: settingsPermissions[word],
      action: { href: routes[word] },
    }),
  )
  const provisioning = (['whatIf', 'packages', 'adapterUrls', 'methods', 'apiAccess'] as const).map(
    (word): Offer => ({
      id: word,
      group: 'pages',
      text: t(`provisioning.${word}`),
      permission: 'template.read',
      action: {
        href: word === 'whatIf' ? routes.whatIf() : word === 'adapterUrls' ? routes.adapterUrls() : routes[word],
      },
    }),
  )
  const certificates = (['checkChain', 'cloudChain', 'createCertificate', 'authorities'] as const).map(
    (word): Offer => ({
      id: word,
      group: 'pages',
      text: t(`certificatePages.${word}`),
      permission: 'certificate.read',
      action: { href: routes[word] },
    }),
  )
  const below = (['callIn', 'brandedCustomers'] as const).map(
    (word): Offer => ({
      id: word,
      group: 'pages',
      text: t(`below.${word}`),
      permission: word === 'callIn' ? 'locale.read' : 'customer.read',
      action: { href: routes[word] },
    }),
  )
  const create: Offer[] = [
    {
      id: 'add-cluster',
      group: 'create',
      text: t('addCluster'),
      permission: 'cluster.write',
      action: { href: routes.newCluster },
    },
    {
      id: 'add-template',
      group: 'create',
      text: t('addTemplate'),
      permission: 'template.write',
      action: { href: routes.newTemplate },
    },
    {
      id: 'add-alert-channel',
      group: 'create',
      text: t('addAlertChannel'),
      permission: 'alert.write',
      action: { href: routes.newAlertChannel },
    },
    {
      id: 'import-templates',
      group: 'create',
      text: t('importTemplates'),
      permission: 'template.write',
      action: { href: routes.importTemplates },
    },
  ]
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
      ...provisioning,
      ...certificates,
      ...settings,
      ...below,
      ...create,
      ...themeOffers((theme) => t('theme', { theme: shell(`themes.${theme}`) })),
      keys,
    ],
    foundEntry: (group, { id, name }) => ({ id, group, text: name, action: { href: hrefOf[group](id) } }),
  }
}
