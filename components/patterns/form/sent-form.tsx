'use client'

/** The frame of every form: a script sends it, the browser judges nothing, and nothing typed gets into an address. */
import { useTranslations } from 'next-intl'
import type { ComponentProps, ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import type { Form } from './use-form'

type SentFormProps = Omit<ComponentProps<'form'>, 'method' | 'noValidate' | 'onSubmit'> & { onSend: () => void }

export function SentForm({ onSend, ...rest }: SentFormProps) {
  return (
    <form
      noValidate
      method="post"
      {...rest}
      onSubmit={(event) => {
        event.preventDefault()
        onSend()
      }}
    />
  )
}

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
