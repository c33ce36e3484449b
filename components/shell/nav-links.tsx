'use client'

/** The links of the rail; the one that is open is marked, and trouble is counted where it is looked up. */
import Link, { useLinkStatus } from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { isWithin, navigation } from '@/components/patterns/navigation'
import { classes } from '@/components/ui/classes'
import { Icon } from '@/components/ui/icons/icon'
import type { IconName } from '@/components/ui/icons/icon-name'
import { Ring } from '@/components/ui/progress'
import { StateMark } from '@/components/ui/state-mark'
import type { Permission } from '@/lib/domain/identity/permissions'

const look = 'flex min-h-10 py-1.5 items-center gap-3 rounded-full px-4 text-sm'

export function NavLinks({ permissions, clustersDown }: { permissions: Permission[]; clustersDown: number }) {
  const t = useTranslations('shell')
  const pathname = usePathname()
  return (
    <ul className="flex flex-col gap-0.5">
      {navigation
        .filter(({ permission }) => permissions.includes(permission))
        .map(({ word, icon, href }) => {
          const isOpen = isWithin(pathname, href)
          return (
            <li key={word}>
              <Link
                href={href}
                prefetch={false}
                aria-current={isOpen ? 'page' : undefined}
                className={classes(
                  look,
                  isOpen ? 'bg-fill font-semibold' : 'text-ink-soft hover:bg-fill-hover hover:text-ink',
                )}
              >
                <NavIcon name={icon} />
                <span className="grow">{t(word)}</span>
                {word === 'interfaceStatus' && clustersDown > 0 && <DownCount count={clustersDown} />}
              </Link>
            </li>
          )
        })}
    </ul>
  )
}

/** The page's icon; a ring while the page is on its way. */
function NavIcon({ name }: { name: IconName }) {
  const { pending } = useLinkStatus()
  return pending ? <Ring size={16} /> : <Icon name={name} />
}

function DownCount({ count }: { count: number }) {
  const t = useTranslations('shell')
  return (
    <span className="flex items-center gap-1.5 text-xs font-semibold text-bad tabular-nums">
      <StateMark state="down" />
      <span aria-hidden="true">{count}</span>
      <span className="spoken">{t('clustersDown', { count })}</span>
    </span>
  )
}
