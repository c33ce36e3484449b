'use client'

/** Signing in: the password, then the second step when the account has one. */
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FormProblem } from '@/components/patterns/form/form-problem'
import { PlainForm } from '@/components/patterns/form/plain-form'
import { Button } from '@/components/ui/button'
import { type FieldValues, initialValuesOf } from '@/lib/domain/catalogue/field'
import { codeFields, signInFields } from '@/lib/domain/identity/fields'
import { ok, type Problem, type Result } from '@/lib/domain/result'
import { signInAction } from '@/lib/features/sessions/actions'
import { leaveTo } from './leave-to'
import { ProviderChoice } from './provider-choice'

interface SignInFormProps {
  next: string
  hasOidc: boolean
  /** Why the identity provider's way back ended here. */
  refusal: Problem | null
}

const signInInitial = initialValuesOf(signInFields)
const codeInitial = initialValuesOf(codeFields)

export function SignInForm({ next, hasOidc, refusal }: SignInFormProps) {
  const [account, setAccount] = useState<FieldValues | null>(null)
  if (account) return <CodeStep account={account} next={next} onBack={() => setAccount(null)} />
  return (
    <div className="flex flex-col gap-4">
      {refusal && <FormProblem problem={refusal} />}
      <PasswordStep next={next} onCodeNeeded={setAccount} />
      {hasOidc && <ProviderChoice next={next} />}
    </div>
  )
}

type Answer = Result<{ goTo: string } | { account: FieldValues }>

function PasswordStep({ next, onCodeNeeded }: { next: string; onCodeNeeded: (account: FieldValues) => void }) {
  const t = useTranslations('identity.signIn')
  const send = async (values: FieldValues): Promise<Answer> => {
    const answer = await signInAction({ ...values, next })
    return !answer.ok && answer.problem.code === 'second-factor-needed' ? ok({ account: values }) : answer
  }
  return (
    <>
      <PlainForm
        id="sign-in"
        noun="identity"
        catalogue={signInFields}
        initial={signInInitial}
        verb={t('submit')}
        send={send}
        onDone={(done) => ('goTo' in done ? leaveTo(done.goTo) : onCodeNeeded(done.account))}
      />
      <p className="text-xs text-ink-soft">{t('forgot')}</p>
    </>
  )
}

function CodeStep({ account, next, onBack }: { account: FieldValues; next: string; onBack: () => void }) {
  const t = useTranslations('identity.signIn')
  return (
    <section aria-labelledby="second-step-title" className="flex flex-col gap-4">
      <div>
        <h2 id="second-step-title" className="text-base font-semibold">
          {t('codeTitle')}
        </h2>
        <p className="mt-1 text-ink-soft">{t('codeText')}</p>
      </div>
      <PlainForm
        id="second-step"
        noun="identity"
        catalogue={codeFields}
        initial={codeInitial}
        verb={t('codeSubmit')}
        send={(values) => signInAction({ ...account, ...values, next })}
        onDone={({ goTo }) => leaveTo(goTo)}
        aside={
          <Button look="plain" onClick={onBack}>
            {t('back')}
          </Button>
        }
      />
    </section>
  )
}
