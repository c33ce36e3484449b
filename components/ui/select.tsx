'use client'

/** One of a few, with the browser's own list: it works with every keyboard, screen reader and phone. */
import { type ControlProps, FieldFrame, lineProps } from './field-frame'
import { Icon } from './icons/icon'
import { inputLook } from './input-look'

export interface Option {
  value: string
  label: string
  help?: string
}

interface SelectProps extends ControlProps {
  value: string
  onChange: (value: string) => void
  options: readonly Option[]
}

export function Select(props: SelectProps) {
  const { id, name, value, onChange, onBlur, options, readOnly } = props
  return (
    <FieldFrame {...props}>
      <div className="relative">
        <select
          id={id}
          name={name}
          value={value}
          onBlur={onBlur}
          disabled={readOnly}
          onChange={(event) => onChange(event.target.value)}
          {...lineProps(props)}
          className={`appearance-none pe-9 ${inputLook(Boolean(props.problem), readOnly)}`}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value} className="bg-surface text-ink">
              {option.label}
            </option>
          ))}
        </select>
        <Icon name="down" size={14} className="pointer-events-none absolute end-3 top-2.75 text-ink-soft" />
      </div>
    </FieldFrame>
  )
}
