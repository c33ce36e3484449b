'use client'

/** One line of text, or several. Its value lives in the caller's state; nothing that is pasted is ever cut off. */
import type { HTMLInputTypeAttribute } from 'react'
import { classes } from './classes'
import { type ControlProps, FieldFrame, lineProps } from './field-frame'
import { inputLook } from './input-look'

interface TextFieldProps extends ControlProps {
  value: string
  onChange: (value: string) => void
  type?: HTMLInputTypeAttribute
  inputMode?: React.ComponentProps<'input'>['inputMode']
  placeholder?: string
  autoComplete?: string
  autoFocus?: boolean
  rows?: number
  /** For hosts, addresses and ids: slashed zeros. */
  isHost?: boolean
}

export function TextField(props: TextFieldProps) {
  const { id, name, value, onChange, onBlur, readOnly, rows, type = 'text', isHost, problem } = props
  const look = classes(inputLook(Boolean(problem), readOnly), isHost && 'host')
  const shared = {
    id,
    name,
    value,
    readOnly,
    placeholder: props.placeholder,
    autoComplete: props.autoComplete ?? 'off',
    spellCheck: false,
    onBlur,
    ...lineProps(props),
  }
  return (
    <FieldFrame {...props}>
      {rows ? (
        <textarea
          {...shared}
          rows={rows}
          onChange={(event) => onChange(event.target.value)}
          className={classes(look, 'h-auto py-2')}
        />
      ) : (
        <input
          {...shared}
          type={type}
          inputMode={props.inputMode}
          // biome-ignore lint/a11y/noAutofocus: the caller's page has this field as its one purpose
          autoFocus={props.autoFocus}
          onChange={(event) => onChange(event.target.value)}
          className={look}
        />
      )}
    </FieldFrame>
  )
}
