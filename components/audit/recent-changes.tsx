/** The last changes of a thing, each told in a line, with the way to all of them. */
import { getFormatter, getTranslations } from 'next-intl/server'
import { Panel } from '@/components/patterns/panel'
import { routes } from '@/components/patterns/routes'
import { TextLink } from '@/components/ui/link'
import type { AuditRow } from '@/lib/features/audit/types'
import { auditWords } from '@/lib/platform/i18n/audit-words'

interface RecentChangesProps {
  title?: string
  changes: readonly AuditRow[]
  /** Narrows the link to one thing. */
  targetId?: string
}

export async function RecentChanges({ title, changes, targetId }: RecentChangesProps) {
  if (changes.length === 0) return null
  const t = await getTranslations('audit')
  const format = await getFormatter()
  const words = await auditWords()
  return (
    <Panel
      title={title ?? t('recent')}
      action={<TextLink href={targetId ? `${routes.audit}?of=${targetId}` : routes.audit}>{t('title')}</TextLink>}
    >
      <ol>
        {changes.map((row) => (
          <li key={row.id} className="border-t border-hairline px-4 py-2.5 first:border-t-0">
            <p>
              {words.action(row.action)}
              {!targetId && <span className="font-medium"> {row.target.name}</span>}
            </p>
            <p className="text-xs text-ink-soft">
              {words.actor(row.actor)}, {format.dateTime(row.occurredAt, 'instant')}
            </p>
          </li>
        ))}
      </ol>
    </Panel>
  )
}
