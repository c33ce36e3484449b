/** One of a few in a plain form that goes into the address: it needs no script, and the server draws it. */
import type { ReactNode } from 'react'
import { SelectControl } from './select-control'

interface PlainSelectProps {
  name: string
  label: ReactNode
  value: string
  options: readonly { value: string; label: string }[]
  className?: string
}

export function PlainSelect({ name, label, value, options, className = '' }: PlainSelectProps) {
  return (
    <label className={`flex min-w-0 flex-col gap-1.5 font-medium ${className}`}>
      {label}
      <SelectControl key={value} name={name} defaultValue={value} options={options} />
    </label>
  )
}
