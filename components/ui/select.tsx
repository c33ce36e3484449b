'use client'

/** One of a few, with the browser's own list: it works with every keyboard, screen reader and phone. */
import { type ControlProps, FieldFrame, lineProps } from './field-frame'
import { SelectControl } from './select-control'

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
      <SelectControl
        id={id}
        name={name}
        value={value}
        options={options}
        isRefused={Boolean(props.problem)}
        onBlur={onBlur}
        disabled={readOnly}
        onChange={(event) => onChange(event.target.value)}
        {...lineProps(props)}
      />
    </FieldFrame>
  )
}
