'use client'

/** Setting up, renewing and removing the second step of sign-in. */
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ConfirmDialog } from '@/components/patterns/confirm-dialog'
import { answerOf } from '@/components/patterns/deed'
import { FormProblem } from '@/components/patterns/form/form-problem'
import { useProblemWords } from '@/components/patterns/form/words'
import { Button } from '@/components/ui/button'
import type { Problem, Result } from '@/lib/domain/result'
import {
  offerSecondFactorAction,
  removeSecondFactorAction,
  renewRecoveryCodesAction,
} from '@/lib/features/people/actions'
import type { SecondFactorOffer } from '@/lib/features/people/types'
import type { OwnSecurity } from '@/lib/features/sessions/types'
import { Enrolment } from './enrolment'
import { ProveDialog } from './prove-dialog'
import { RecoveryCodesDialog } from './recovery-codes-dialog'

type Wish = 'set-up' | 'renew' | 'remove'

export function SecondFactor({ security }: { security: OwnSecurity }) {
  const t = useTranslations('settings.security')
  const words = useProblemWords()
  const router = useRouter()
  const [offer, setOffer] = useState<SecondFactorOffer | null>(null)
  const [codes, setCodes] = useState<string[] | null>(null)
  const [proving, setProving] = useState<Wish | null>(null)
  const [isRemoving, setRemoving] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)

  const ask = async (wish: Wish) => {
    setProblem(null)
    if (wish === 'remove') return setRemoving(true)
    const refusal =
      wish === 'set-up'
        ? await take(offerSecondFactorAction({}), setOffer)
        : await take(renewRecoveryCodesAction({}), (value) => setCodes(value.codes))
    if (refusal?.code === 'prove-again') setProving(wish)
    else setProblem(refusal)
  }
  const remove = async () => {
    const refusal = await take(removeSecondFactorAction({}), () => router.refresh())
    if (refusal?.code !== 'prove-again') return refusal && words(refusal)
    setProving('remove')
    return null
  }
  const finish = () => {
    setCodes(null)
    setOffer(null)
    router.refresh()
  }

  return (
    <div className="flex flex-col gap-4">
      <p className="text-ink-soft">{t('secondFactorText')}</p>
      <FormProblem problem={problem} />
      {offer ? (
        <Enrolment offer={offer} onConfirmed={setCodes} onCancel={() => setOffer(null)} />
      ) : security.hasSecondFactor ? (
        <>
          <p>{t('codesLeft', { count: security.recoveryCodesLeft })}</p>
          <div className="flex flex-wrap gap-2">
            <Button onClick={() => ask('renew')}>{t('renewCodes')}</Button>
            <Button onClick={() => ask('remove')}>{t('remove')}</Button>
          </div>
        </>
      ) : (
        <div>
          <Button look="primary" onClick={() => ask('set-up')}>
            {t('secondFactorSetUp')}
          </Button>
        </div>
      )}
      {codes && <RecoveryCodesDialog codes={codes} onClose={finish} />}
      {isRemoving && (
        <ConfirmDialog
          title={t('removeTitle')}
          text={t('removeText')}
          verb={t('remove')}
          onConfirm={remove}
          onClose={() => setRemoving(false)}
        />
      )}
      {proving && (
        <ProveDialog
          hasPassword={security.hasPassword}
          onProven={() => {
            setProving(null)
            ask(proving)
          }}
          onClose={() => setProving(null)}
        />
      )}
    </div>
  )
}

/** Takes the value of a call, or answers why there is none. */
async function take<T>(call: Promise<Result<T>>, onValue: (value: T) => void): Promise<Problem | null> {
  const outcome = await answerOf(call)
  if (!outcome.ok) return outcome.problem
  onValue(outcome.value)
  return null
}
