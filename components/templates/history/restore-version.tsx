'use client'

/** Takes the template back to a version. Where its account's password is not stored any more, it is asked for. */
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { answerOf } from '@/components/patterns/deed'
import { FormProblem } from '@/components/patterns/form/form-problem'
import { guardUnsaved } from '@/components/patterns/form/unsaved'
import { useProblemWords } from '@/components/patterns/form/words'
import { routes } from '@/components/patterns/routes'
import { toast } from '@/components/patterns/toast'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { SecretField } from '@/components/ui/secret-field'
import type { Problem } from '@/lib/domain/result'
import { restoreVersionAction } from '@/lib/features/templates/actions'
import type { TemplateHead } from '@/lib/features/templates/types'

interface RestoreVersionProps {
  head: TemplateHead
  number: number
  needsPassword: boolean
  account: string
  mayWrite: boolean
}

export function RestoreVersion(props: RestoreVersionProps) {
  const { number, mayWrite } = props
  const t = useTranslations('templates.history')
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <Button icon="refresh" offBecause={!mayWrite && t('offRole')} onClick={() => setAsking(true)}>
        {t('restore', { number })}
      </Button>
      {isAsking && <RestoreDialog {...props} onClose={() => setAsking(false)} />}
    </>
  )
}

function RestoreDialog({
  head,
  number,
  needsPassword,
  account,
  onClose,
}: RestoreVersionProps & { onClose: () => void }) {
  const t = useTranslations('templates.history')
  const words = useProblemWords()
  const router = useRouter()
  const [password, setPassword] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  // What happens elsewhere meanwhile must not take the dialog, and the password in it, away.
  useEffect(() => guardUnsaved(), [])
  const restore = async () => {
    setBusy(true)
    const answer = await answerOf(restoreVersionAction({ id: head.id, version: head.version, number, password }))
    setBusy(false)
    if (!answer.ok) return setProblem(answer.problem)
    toast(t('done', { number, version: answer.value.version }))
    onClose()
    router.push(routes.templateHistory(head.id))
  }
  const reasons = problem ? Object.values(problem.fields ?? {}) : []
  return (
    <Dialog title={t('restoreTitle', { number })} role="alertdialog" onClose={onClose}>
      <form
        className="flex flex-col gap-4 p-5 pt-2"
        onSubmit={(event) => {
          event.preventDefault()
          void restore()
        }}
      >
        <p className="text-ink-soft">{t('restoreText', { version: head.version, next: head.version + 1 })}</p>
        {needsPassword && (
          <SecretField
            id="restore-password"
            name="password"
            label={t('password', { account })}
            help={t('passwordHelp')}
            value={password}
            isStored={false}
            autoComplete="new-password"
            onChange={setPassword}
          />
        )}
        <FormProblem problem={problem}>
          {reasons.map((reason) => (
            <p key={reason.code}>{words(reason)}</p>
          ))}
        </FormProblem>
        <div className="flex flex-wrap justify-end gap-2">
          <Button autoFocus={!needsPassword} onClick={onClose}>
            {t('keep')}
          </Button>
          <Button
            look="primary"
            type="submit"
            busy={isBusy}
            offBecause={needsPassword && !password && t('passwordMissing')}
          >
            {t('restore', { number })}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
