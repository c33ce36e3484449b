/** The internal authorities of the partner, with what each has out. */
import { useFormatter, useTranslations } from 'next-intl'
import { EmptyState } from '@/components/patterns/empty-state'
import { Panel } from '@/components/patterns/panel'
import { routes } from '@/components/patterns/routes'
import { Badge } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/link'
import type { AuthorityRow } from '@/lib/features/authorities/types'

export function AuthorityList({ rows }: { rows: readonly AuthorityRow[] }) {
  const t = useTranslations('authorities.list')
  return (
    <Panel title={t('title')} className="mb-4">
      {rows.length === 0 ? (
        <EmptyState title={t('emptyTitle')} text={t('emptyText')} />
      ) : (
        <ul>
          {rows.map((row) => (
            <AuthorityLine key={row.id} row={row} />
          ))}
        </ul>
      )}
    </Panel>
  )
}

function AuthorityLine({ row }: { row: AuthorityRow }) {
  const t = useTranslations('authorities.list')
  const format = useFormatter()
  const { id, name, expiresAt, valid, ending } = row
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-t border-hairline px-4 py-3 first:border-t-0">
      <span className="min-w-0 grow">
        <TextLink href={routes.authority(id)}>{name}</TextLink>
        <span className="block text-xs text-ink-soft">
          {t('until', { date: format.dateTime(new Date(expiresAt), 'day') })}
        </span>
      </span>
      {ending > 0 && (
        <Badge tone="warn" mark="degraded">
          {t('ending', { count: ending })}
        </Badge>
      )}
      <span className="text-ink-soft">{t('valid', { count: valid })}</span>
    </li>
  )
}
