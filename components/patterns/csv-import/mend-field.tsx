'use client'

/** A cell that was refused, to be mended in place; the reason stands below it. */
import { useTranslations } from 'next-intl'
import { FieldFrame, lineProps } from '@/components/ui/field-frame'
import { inputLook } from '@/components/ui/input-look'
import type { ImportTarget } from '@/lib/domain/csv/import'

interface MendFieldProps {
  id: string
  target: ImportTarget
  text: string
  problem: string
  onChange: (text: string) => void
}

export function MendField({ id, target, text, problem, onChange }: MendFieldProps) {
  const form = useTranslations('patterns.form')
  const { name, label, isYesOrNo, isSecret } = target
  const options = isYesOrNo
    ? [
        { value: 'true', label: form('on') },
        { value: 'false', label: form('off') },
      ]
    : target.options
  const isKnown = options?.some(({ value }) => value === text) ?? false
  const shared = { id, name, value: text, ...lineProps({ id, problem }), className: inputLook(true) }
  return (
    <FieldFrame id={id} name={name} label={label} problem={problem}>
      {options ? (
        <select {...shared} onChange={(event) => onChange(event.target.value)}>
          {!isKnown && <option value={text}>{text}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...shared}
          type={isSecret ? 'password' : 'text'}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </FieldFrame>
  )
}
