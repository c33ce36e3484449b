/** The bare list of choices with its arrow, for a caller that draws the label; forms have `Select`. */
import type { ComponentProps } from 'react'
import { classes } from './classes'
import { Icon } from './icons/icon'
import { inputLook } from './input-look'

interface SelectControlProps extends ComponentProps<'select'> {
  options: readonly { value: string; label: string }[]
  /** Around the list: how wide it is. */
  frame?: string
}

export function SelectControl({ options, frame, className, ...rest }: SelectControlProps) {
  return (
    <span className={classes('relative font-normal', frame ?? 'block')}>
      <select {...rest} className={classes('appearance-none pe-9', inputLook(false), className)}>
        {options.map(({ value, label }) => (
          <option key={value} value={value} className="bg-surface text-ink">
            {label}
          </option>
        ))}
      </select>
      <Icon name="down" size={14} className="pointer-events-none absolute end-3 top-2.75 text-ink-soft" />
    </span>
  )
}
