/** Every version, newest first: what it changed, when, who. Each opens against the version before it. */
import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { DateTime } from '@/components/patterns/relative-time'
import { routes } from '@/components/patterns/routes'
import { classes } from '@/components/ui/classes'
import type { TemplateHistory, VersionLine } from '@/lib/features/templates/types'
import { useTemplateWords } from '../value-list'

interface VersionListProps {
  templateId: string
  current: number
  lines: readonly VersionLine[]
  comparison: TemplateHistory['comparison']
}

const namedFields = 2

export function VersionList({ templateId, current, lines, comparison }: VersionListProps) {
  const t = useTranslations('templates.history')
  return (
    <nav aria-label={t('versions')}>
      <ol reversed className="flex max-h-160 flex-col gap-0.5 overflow-y-auto">
        {lines.map((line) => {
          const side = line.number === comparison?.to ? 'to' : line.number === comparison?.from ? 'from' : null
          return (
            <li key={line.number}>
              <Link
                href={routes.templateVersions(templateId, { to: line.number })}
                prefetch={false}
                aria-current={side === 'to' ? 'true' : undefined}
                className={classes(
                  'grid grid-cols-[28px_minmax(0,1fr)_auto] gap-x-3 rounded-control px-3 py-2 -outline-offset-2',
                  side ? 'bg-fill' : 'hover:bg-fill-hover',
                )}
              >
                <span className="font-semibold tabular-nums">
                  {line.number}
                  {side && (
                    <span aria-hidden="true" className={classes('block', side === 'to' ? 'text-good' : 'text-bad')}>
                      {side === 'to' ? '+' : '−'}
                    </span>
                  )}
                </span>
                <span>
                  <span className="block font-medium">
                    <Title line={line} />
                  </span>
                  <span className="block text-xs text-ink-soft">
                    <DateTime at={line.at} format="day" />, <DateTime at={line.at} format="clock" />
                    {line.author && `, ${line.author}`}
                  </span>
                </span>
                <span className="text-xs text-ink-soft">
                  {line.number === current ? t('current') : line.changed && t('fields', { count: line.changed.length })}
                </span>
              </Link>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

/** What a version did, by the names of the first fields it changed. */
function Title({ line: { restoredFrom, changed } }: { line: VersionLine }) {
  const t = useTranslations('templates.history')
  const format = useFormatter()
  const words = useTemplateWords()
  if (restoredFrom !== null) return t('restored', { number: restoredFrom })
  if (changed === null) return t('created')
  if (changed.length === 0) return t('savedUnchanged')
  const names = changed.slice(0, namedFields).map(words.label)
  const more = changed.length - names.length
  return more > 0 ? t('andMore', { names: names.join(', '), count: more }) : format.list(names, 'and')
}
