/** What one audit row changed: field, before, after. The sign says it before the colour does. */
import { useTranslations } from 'next-intl'
import { routes } from '@/components/patterns/routes'
import { TextLink } from '@/components/ui/link'
import type { FieldChange } from '@/lib/domain/catalogue/field'
import type { AuditRow } from '@/lib/features/audit/types'
import type { AuditWords } from '@/lib/platform/i18n/audit-words'

export function ChangeList({ row, words }: { row: AuditRow; words: AuditWords }) {
  const t = useTranslations('audit')
  return (
    <div className="flex flex-col gap-3 ps-5.5 pt-1 max-phone:ps-0">
      {row.changes.length === 0 ? <p className="text-ink-soft">{t('noFields')}</p> : <Fields row={row} words={words} />}
      <p className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-soft">
        <span>{t('row', { number: row.sequence })}</span>
        <span className="font-mono" title={row.hash}>
          {row.hash.slice(0, 16)}
        </span>
        {row.target.id && (
          <TextLink href={`${routes.audit}?of=${row.target.id}`}>{t('allOf', { name: row.target.name })}</TextLink>
        )}
      </p>
    </div>
  )
}

function Fields({ row, words }: { row: AuditRow; words: AuditWords }) {
  const t = useTranslations('audit')
  return (
    <table className="w-full text-start">
      <thead className="text-xs text-ink-soft max-phone:spoken">
        <tr>
          <th scope="col" className="w-1/3 pb-1 text-start font-semibold">
            {t('field')}
          </th>
          <th scope="col" className="w-1/3 pb-1 text-start font-semibold">
            {t('before')}
          </th>
          <th scope="col" className="pb-1 text-start font-semibold">
            {t('after')}
          </th>
        </tr>
      </thead>
      <tbody>
        {row.changes.map((change) => (
          <tr
            key={change.field}
            className="border-t border-hairline align-top max-phone:flex max-phone:flex-col max-phone:py-1.5"
          >
            <th scope="row" className="py-1.5 pe-4 text-start font-medium max-phone:py-0.5">
              {words.field(row.target.type, change.field)}
            </th>
            <td className="py-1.5 pe-4 max-phone:py-0.5">
              <Value change={change} side="before" row={row} words={words} />
            </td>
            <td className="py-1.5 max-phone:py-0.5">
              <Value change={change} side="after" row={row} words={words} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface ValueProps {
  change: FieldChange
  side: 'before' | 'after'
  row: AuditRow
  words: AuditWords
}

function Value({ change, side, row, words }: ValueProps) {
  const t = useTranslations('audit')
  if (change.secret) return side === 'after' ? <Added>{t('secretChanged')}</Added> : null
  const value = change[side]
  const text = words.value(row.target.type, change.field, value)
  if (value === null || value === '') return <span className="text-ink-soft">{text}</span>
  return side === 'after' ? <Added>{text}</Added> : <Removed>{text}</Removed>
}

function Added({ children }: { children: string }) {
  return (
    <ins className="rounded-xs bg-tint-good px-1.5 py-0.5 text-good no-underline">
      <span aria-hidden="true">+ </span>
      {children}
    </ins>
  )
}

function Removed({ children }: { children: string }) {
  return (
    <del className="rounded-xs bg-tint-bad px-1.5 py-0.5 text-bad">
      <span aria-hidden="true">− </span>
      {children}
    </del>
  )
}
