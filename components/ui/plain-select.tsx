/** One of a few in a plain form that goes into the address: it needs no script, and the server draws it. */
import type { ReactNode } from 'react'
import { Icon } from './icons/icon'
import { inputLook } from './input-look'

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
      <span className="relative font-normal">
        <select key={value} name={name} defaultValue={value} className={`appearance-none pe-9 ${inputLook(false)}`}>
          {options.map((option) => (
            <option key={option.value} value={option.value} className="bg-surface text-ink">
              {option.label}
            </option>
          ))}
        </select>
        <Icon name="down" size={14} className="pointer-events-none absolute end-3 top-2.75 text-ink-soft" />
      </span>
    </label>
  )
}
