'use client'

/** A write-only value: hidden while typed unless asked, never shown again once stored. */
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { IconButton } from './button'
import { classes } from './classes'
import { type ControlProps, FieldFrame, lineProps } from './field-frame'
import { inputLook } from './input-look'

interface SecretFieldProps extends ControlProps {
  value: string
  onChange: (value: string) => void
  /** A value is stored; leaving the field empty keeps it. */
  isStored?: boolean
  autoComplete?: string
  rows?: number
}

export function SecretField(props: SecretFieldProps) {
  const { id, name, value, onChange, onBlur, readOnly, isStored, rows } = props
  const t = useTranslations('patterns')
  const [isShown, show] = useState(false)
  const help = isStored ? t('secretKept') : props.help
  const shared = {
    id,
    name,
    value,
    onBlur,
    readOnly,
    spellCheck: false,
    autoComplete: props.autoComplete ?? 'new-password',
    placeholder: isStored ? t('secretStored') : undefined,
    ...lineProps({ ...props, help }),
  }
  return (
    <FieldFrame {...props} help={help}>
      {rows ? (
        <textarea
          {...shared}
          rows={rows}
          onChange={(event) => onChange(event.target.value)}
          className={classes(inputLook(Boolean(props.problem), readOnly), 'h-auto py-2 font-mono text-xs')}
        />
      ) : (
        <div className="relative">
          <input
            {...shared}
            type={isShown ? 'text' : 'password'}
            onChange={(event) => onChange(event.target.value)}
            className={classes(inputLook(Boolean(props.problem), readOnly), 'pe-10')}
          />
          <IconButton
            small
            icon={isShown ? 'hide' : 'show'}
            label={t(isShown ? 'hideSecret' : 'showSecret')}
            aria-pressed={isShown}
            onClick={() => show(!isShown)}
            className="absolute end-1 top-1"
          />
        </div>
      )}
    </FieldFrame>
  )
}
