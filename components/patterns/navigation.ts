/** The pages of the left rail, in order; only those that exist. */

import type { IconName } from '@/components/ui/icons/icon-name'
import type { Permission } from '@/lib/domain/identity/permissions'
import { routes } from './routes'

export const navigation = [
  { word: 'overview', icon: 'overview', href: routes.overview, permission: 'cluster.read' },
  { word: 'clusters', icon: 'clusters', href: routes.clusters, permission: 'cluster.read' },
  { word: 'interfaceStatus', icon: 'interface-status', href: routes.interfaceStatus, permission: 'cluster.read' },
  { word: 'certificates', icon: 'certificates', href: routes.certificates, permission: 'certificate.read' },
  { word: 'templates', icon: 'templates', href: routes.templates, permission: 'template.read' },
  { word: 'customers', icon: 'customers', href: routes.customers, permission: 'customer.read' },
  { word: 'locales', icon: 'locales', href: routes.locales, permission: 'locale.read' },
  { word: 'branding', icon: 'branding', href: routes.branding, permission: 'branding.read' },
  { word: 'audit', icon: 'audit', href: routes.audit, permission: 'audit.read' },
  { word: 'settings', icon: 'settings', href: routes.settings, permission: 'session.own' },
] as const satisfies readonly { word: string; icon: IconName; href: string; permission: Permission }[]

/** Whether the address is this page or one below it. */
export function isWithin(pathname: string, href: string): boolean {
  return href === '/' ? pathname === '/' : pathname === href || pathname.startsWith(`${href}/`)
}
