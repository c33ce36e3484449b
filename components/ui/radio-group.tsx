'use client'

/** One of two or three that are worth reading side by side. */
import { type ControlProps, describedBy, FieldLine, lineProps } from './field-frame'
import type { Option } from './select'

interface RadioGroupProps extends ControlProps {
  value: string
  onChange: (value: string) => void
  options: readonly Option[]
}

const dot =
  'mt-0.5 size-4 shrink-0 appearance-none rounded-full border border-input-edge bg-surface checked:border-5 checked:border-accent'

export function RadioGroup(props: RadioGroupProps) {
  const { id, name, label, help, problem, was, under, value, onChange, onBlur, options, readOnly } = props
  return (
    <fieldset className="flex flex-col gap-2" data-field={id} aria-describedby={describedBy(id)}>
      <legend className="mb-2 flex w-full items-baseline gap-2 font-medium">
        {label}
        {was && <span className="ms-auto text-xs font-normal text-ink-soft">{was}</span>}
      </legend>
      {options.map((option, at) => (
        <label key={option.value} className="grid grid-cols-[16px_1fr] gap-x-2.5">
          <input
            id={at === 0 ? id : undefined}
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            aria-disabled={readOnly || undefined}
            onBlur={onBlur}
            onChange={() => !readOnly && onChange(option.value)}
            {...lineProps(props)}
            className={dot}
          />
          <span>
            {option.label}
            {option.help && <span className="block text-xs text-ink-soft">{option.help}</span>}
          </span>
        </label>
      ))}
      <FieldLine id={id} help={help} problem={problem} />
      {under}
    </fieldset>
  )
}
