'use client'

/** How every form is sent: by a script, not judged by the browser, and with nothing typed in an address. */
import { useTranslations } from 'next-intl'
import type { ComponentProps, FormEvent, ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import type { Form } from './use-form'

/** What a form element needs: `<form {...sentBy(submit)}>`. */
export const sentBy = (send: () => void): ComponentProps<'form'> => ({
  noValidate: true,
  method: 'post',
  onSubmit: (event: FormEvent) => {
    event.preventDefault()
    send()
  },
})

interface SendButtonProps {
  form: Form
  offBecause?: string | false
  children: ReactNode
}

/** Sends the form it stands in, once the page is alive. */
export function SendButton({ form, offBecause, children }: SendButtonProps) {
  const t = useTranslations('patterns.form')
  return (
    <Button
      look="primary"
      type="submit"
      busy={form.isSaving}
      disabled={!form.isReady}
      offBecause={offBecause || (!form.isReady && t('offLoading'))}
    >
      {children}
    </Button>
  )
}
