'use client'

/** Yes or no, with its label at its side and its help below the label. */
import { classes } from './classes'
import { type ControlProps, FieldLine, lineProps } from './field-frame'
import { Icon } from './icons/icon'

interface CheckboxProps extends ControlProps {
  isChecked: boolean
  onChange: (isChecked: boolean) => void
}

const box =
  'peer size-4 shrink-0 appearance-none rounded-sm border bg-surface checked:border-accent checked:bg-accent indeterminate:border-accent indeterminate:bg-accent'

export function Checkbox(props: CheckboxProps) {
  const { id, name, label, help, problem, was, under, isChecked, onChange, onBlur, readOnly } = props
  return (
    <div className="flex flex-col gap-1" data-field={id}>
      <div className="grid grid-cols-[16px_1fr] gap-x-2.5">
        <span className="relative mt-0.5 flex size-4">
          <input
            id={id}
            name={name}
            type="checkbox"
            checked={isChecked}
            aria-disabled={readOnly || undefined}
            onBlur={onBlur}
            onChange={(event) => !readOnly && onChange(event.target.checked)}
            {...lineProps(props)}
            className={classes(box, problem ? 'border-bad' : 'border-input-edge')}
          />
          <Icon
            name="check-bold"
            size={10}
            className="pointer-events-none absolute start-0.75 top-0.75 hidden text-on-accent peer-checked:block"
          />
        </span>
        <span className="flex flex-wrap items-baseline gap-x-2">
          <label htmlFor={id} className="font-medium">
            {label}
          </label>
          {was && <span className="text-xs text-ink-soft">{was}</span>}
        </span>
        <div className="col-start-2">
          <FieldLine id={id} help={help} problem={problem} />
        </div>
      </div>
      {under}
    </div>
  )
}
