'use client'

/** On or off at once; the label stands left, the switch right. */
import { classes } from './classes'
import { type ControlProps, FieldLine, lineProps } from './field-frame'

interface SwitchProps extends ControlProps {
  isOn: boolean
  onChange: (isOn: boolean) => void
}

/** The bare switch, for a toolbar where the label is drawn by the caller. */
export function SwitchControl({
  isOn,
  onChange,
  ...rest
}: { isOn: boolean; onChange: (isOn: boolean) => void } & Omit<React.ComponentProps<'input'>, 'onChange'>) {
  return (
    <span className="relative inline-flex h-5 w-9 shrink-0">
      <input
        {...rest}
        type="checkbox"
        role="switch"
        aria-checked={isOn}
        checked={isOn}
        onChange={(event) => onChange(event.target.checked)}
        className="peer size-full appearance-none rounded-full bg-mark-unknown checked:bg-accent"
      />
      <span className="pointer-events-none absolute start-0.5 top-0.5 size-4 rounded-full bg-on-accent transition-transform peer-checked:translate-x-4" />
    </span>
  )
}

export function Switch(props: SwitchProps) {
  const { id, name, label, help, problem, was, under, isOn, onChange, onBlur, readOnly } = props
  return (
    <div className="flex flex-col gap-1" data-field={id}>
      <div className="flex items-start gap-4">
        <div className="min-w-0 grow">
          <span className="flex flex-wrap items-baseline gap-x-2">
            <label htmlFor={id} className="font-medium">
              {label}
            </label>
            {was && <span className="text-xs text-ink-soft">{was}</span>}
          </span>
          <FieldLine id={id} help={help} problem={problem} />
        </div>
        <SwitchControl
          id={id}
          name={name}
          isOn={isOn}
          onBlur={onBlur}
          aria-disabled={readOnly || undefined}
          onChange={(next) => !readOnly && onChange(next)}
          {...lineProps(props)}
        />
      </div>
      <div className={classes(!under && 'hidden')}>{under}</div>
    </div>
  )
}
