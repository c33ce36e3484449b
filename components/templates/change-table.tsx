/** Changes of a template's fields: field, before, after, whom they reach. The sign says it before the colour does. */
import { useTranslations } from 'next-intl'
import type { FieldChange, FieldValue } from '@/lib/domain/catalogue/field'
import type { Reach } from '@/lib/domain/templates/impact'
import { type TemplateWords, useTemplateWords } from './value-list'

interface ChangeTableProps {
  changes: readonly (FieldChange & { reach?: Reach })[]
  clusterNames: Readonly<Record<string, string>>
  /** Heads of the two columns of values. */
  before?: string
  after?: string
}

export function ChangeTable({ changes, clusterNames, before, after }: ChangeTableProps) {
  const t = useTranslations('templates.changes')
  const words = useTemplateWords(clusterNames)
  return (
    <table className="w-full text-start phone:table-fixed">
      <thead className="text-xs text-ink-soft max-phone:spoken">
        <tr className="border-b border-edge">
          {[t('field'), before ?? t('before'), after ?? t('after'), t('reaches')].map((head) => (
            <th
              key={head}
              scope="col"
              className="px-2 pb-1.5 text-start font-semibold first:w-[28%] first:ps-0 last:w-[24%] last:pe-0"
            >
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr
            key={change.field}
            className="border-b border-hairline align-top last:border-b-0 max-phone:flex max-phone:flex-col max-phone:py-2"
          >
            <th scope="row" className="py-2 pe-2 text-start font-medium max-phone:py-0.5">
              {words.label(change.field)}
            </th>
            <td className="px-2 py-2 break-words max-phone:px-0 max-phone:py-0.5">
              <Side change={change} side="before" words={words} />
            </td>
            <td className="px-2 py-2 break-words max-phone:px-0 max-phone:py-0.5">
              <Side change={change} side="after" words={words} />
            </td>
            <td className="py-2 ps-2 text-xs text-ink-soft max-phone:ps-0 max-phone:py-0.5">
              {change.reach && t(`reach.${change.reach}`)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface SideProps {
  change: FieldChange
  side: 'before' | 'after'
  words: TemplateWords
}

function Side({ change, side, words }: SideProps) {
  const t = useTranslations('templates.changes')
  const value: FieldValue | null = change[side]
  if (change.secret) return side === 'after' ? <Added>{t('newSecret')}</Added> : null
  const text = words.value(change.field, value)
  if (value === null || value === '') return <span className="text-ink-soft">{text}</span>
  return side === 'after' ? <Added>{text}</Added> : <Removed>{text}</Removed>
}

function Added({ children }: { children: string }) {
  return (
    <ins className="box-decoration-clone rounded-xs bg-tint-good px-1.5 py-0.5 text-good no-underline">
      <span aria-hidden="true">+ </span>
      {children}
    </ins>
  )
}

function Removed({ children }: { children: string }) {
  return (
    <del className="box-decoration-clone rounded-xs bg-tint-bad px-1.5 py-0.5 text-bad">
      <span aria-hidden="true">− </span>
      {children}
    </del>
  )
}
