'use client'

/** The bar at the foot of a form: what is not saved, why saving is off, and the two ways out. Save submits the form. */
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { StateMark } from '@/components/ui/state-mark'
import type { Form } from './form/use-form'

/** The frame of every bar that stands at the foot of a page. */
export function FootBar({ children }: { children: ReactNode }) {
  return (
    <div className="sticky bottom-0 z-20 -mx-4 mt-auto flex min-h-15 flex-wrap items-center gap-x-4 gap-y-2 border-t border-edge bg-surface px-4 py-3 rail:-mx-8 rail:px-8">
      {children}
    </div>
  )
}

interface SaveBarProps {
  form: Form
  /** What the change reaches: "affects 41 customers". */
  reach?: ReactNode
  /** Off for another reason, in words. */
  offBecause?: string | false
  verb?: string
}

export function SaveBar(props: SaveBarProps) {
  const { form, reach, verb } = props
  const t = useTranslations('patterns.form')
  const changes = form.changed.length
  const problems = Object.keys(form.problems).length
  const offBecause = useReason(props)
  return (
    <FootBar>
      <p className="font-semibold" role="status">
        {changes > 0 ? (
          t('unsaved', { count: changes })
        ) : (
          <span className="font-normal text-ink-soft">{props.offBecause || t('noChanges')}</span>
        )}
      </p>
      {changes > 0 && reach && <p className="text-ink-soft">{reach}</p>}
      <span className="ms-auto flex items-center gap-1.5 text-bad">
        {changes > 0 && problems > 0 && (
          <>
            <StateMark state="down" />
            {t('offProblems', { count: problems })}
          </>
        )}
      </span>
      <span className="flex gap-2 max-phone:w-full max-phone:[&>*]:grow">
        <Button onClick={form.discard} offBecause={changes === 0 && t('offNothing')}>
          {t('discard')}
        </Button>
        <Button type="submit" look="primary" busy={form.isSaving} disabled={!form.isReady} offBecause={offBecause}>
          {verb ?? t('save')}
        </Button>
      </span>
    </FootBar>
  )
}

/** Saving is off while there is nothing to save, and while a field needs another look. */
function useReason({ form, offBecause }: SaveBarProps): string | false {
  const t = useTranslations('patterns.form')
  const problems = Object.keys(form.problems).length
  if (!form.isReady) return t('offLoading')
  if (offBecause) return offBecause
  if (form.changed.length === 0) return t('offNothing')
  return problems > 0 && t('offProblems', { count: problems })
}
