'use client'

/** The colours of both modes side by side, each with its contrast; what fails says the nearest colour that passes. */
import { useFormatter, useTranslations } from 'next-intl'
import type { Form } from '@/components/patterns/form/use-form'
import { controlId } from '@/components/patterns/form/use-form'
import { useProblemWords } from '@/components/patterns/form/words'
import { Button } from '@/components/ui/button'
import { classes } from '@/components/ui/classes'
import { inputLook } from '@/components/ui/input-look'
import { StateMark } from '@/components/ui/state-mark'
import {
  type ColorField,
  type ColorMode,
  type ColorRole,
  colorField,
  colorModes,
  colorRoles,
  failingColors,
  isHexColor,
  judgeColor,
  shownColor,
  surfaces,
} from '@/lib/domain/branding/colors'
import { OriginMark } from './origin-mark'

interface ColorTableProps {
  form: Form
  readOnly: boolean
}

/** Roles whose fields are offered now. */
export const shownRoles = (form: Form): ColorRole[] =>
  colorRoles.filter((role) => form.visible.includes(colorField('light', role)))

export function ColorTable({ form, readOnly }: ColorTableProps) {
  const t = useTranslations('branding.colors')
  const modes = colorModes.filter((mode) => form.visible.includes(colorField(mode, 'primary')))
  return (
    <div className="flex flex-col gap-3">
      <table className="w-full max-phone:block">
        <thead className="max-phone:spoken">
          <tr className="border-b border-edge text-xs font-semibold">
            <th scope="col" className="py-2 pe-3 text-start">
              {t('color')}
            </th>
            {modes.map((mode) => (
              <th key={mode} scope="col" className="px-2 py-2 text-start">
                {t(mode, { background: surfaces[mode].background })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="max-phone:block">
          {shownRoles(form).map((role) => (
            <ColorRow key={role} form={form} role={role} modes={modes} readOnly={readOnly} />
          ))}
        </tbody>
      </table>
      <p className="text-xs text-ink-soft">{t('rule')}</p>
      <Suggestions form={form} readOnly={readOnly} />
    </div>
  )
}

interface ColorRowProps extends ColorTableProps {
  role: ColorRole
  modes: readonly ColorMode[]
}

function ColorRow({ form, role, modes, readOnly }: ColorRowProps) {
  const name = useColorName()
  return (
    <tr className="border-b border-hairline max-phone:block max-phone:py-2">
      <th scope="row" className="py-3 pe-3 text-start align-top font-medium max-phone:block max-phone:py-1">
        {name(role)}
      </th>
      {modes.map((mode) => (
        <td key={mode} className="px-2 py-2 align-top max-phone:block max-phone:px-0">
          <ColorCell form={form} mode={mode} role={role} readOnly={readOnly} />
        </td>
      ))}
    </tr>
  )
}

function ColorCell({ form, mode, role, readOnly }: ColorTableProps & { mode: ColorMode; role: ColorRole }) {
  const t = useTranslations('branding.colors')
  const labels = useTranslations('branding.fields')
  const problemWords = useProblemWords()
  const name: ColorField = colorField(mode, role)
  const label = labels(`${name}.label`)
  const value = String(form.values[name] ?? '')
  const shown = shownColor(form.values, mode, role)
  const problem = form.problems[name]
  const id = controlId(form.id, name)
  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-center gap-2">
        <input
          type="color"
          aria-label={t('pick', { name: label })}
          value={shown}
          disabled={readOnly}
          onChange={(event) => form.set(name, event.target.value)}
          className="size-7 shrink-0 cursor-pointer rounded-md border border-edge bg-transparent p-0 disabled:cursor-default"
        />
        <input
          id={id}
          name={name}
          aria-label={label}
          aria-invalid={problem ? true : undefined}
          aria-describedby={`${id}-line`}
          value={value}
          readOnly={readOnly}
          placeholder={t('stand')}
          autoComplete="off"
          spellCheck={false}
          onBlur={() => form.blur(name)}
          onChange={(event) => form.set(name, event.target.value)}
          className={classes(inputLook(Boolean(problem), readOnly), 'host h-8! w-26! px-2!')}
        />
        {form.changed.includes(name) && (
          <span aria-hidden="true" className="size-1.5 shrink-0 rounded-full bg-accent" />
        )}
        <Contrast mode={mode} role={role} color={shown} isSet={isHexColor(value)} />
      </div>
      <span id={`${id}-line`} className="flex min-h-4 flex-col gap-1 text-xs">
        {problem && <span className="text-bad">{problemWords(problem)}</span>}
        <OriginMark name={name} label={label} />
      </span>
    </div>
  )
}

function Contrast({ mode, role, color, isSet }: { mode: ColorMode; role: ColorRole; color: string; isSet: boolean }) {
  const t = useTranslations('branding.colors')
  const tenths = useTenths()
  const { ratio, passes, needed } = judgeColor(mode, role, color)
  return (
    <span className={classes('flex items-center gap-1.5 text-xs tabular-nums', !isSet && 'opacity-80')}>
      <span>{tenths(ratio)}</span>
      <StateMark state={passes ? 'up' : 'down'} size={14} />
      <span className={passes ? 'text-ink-soft' : 'font-medium text-bad'}>
        {passes ? t('pass') : t('needs', { needed: tenths(needed) })}
      </span>
    </span>
  )
}

function Suggestions({ form, readOnly }: ColorTableProps) {
  const t = useTranslations('branding.colors')
  const labels = useTranslations('branding.fields')
  const tenths = useTenths()
  const failing = failingColors(visibleValues(form), shownRoles(form))
  if (failing.length === 0) return null
  return (
    <ul className="flex flex-col gap-2">
      {failing.map(({ mode, role, against, nearest, nearestRatio }) => {
        const name = colorField(mode, role)
        const place = { name: labels(`${name}.label`), nearest, ratio: tenths(nearestRatio) }
        return (
          <li key={name} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <StateMark state="down" size={14} />
            <span className="min-w-0 grow basis-60">
              {against === 'label'
                ? t('failsLabel', { ...place, label: surfaces[mode].label })
                : t('failsBackground', { ...place, background: surfaces[mode].background })}
            </span>
            {!readOnly && (
              <Button small onClick={() => form.set(name, nearest)}>
                {t('use', { color: nearest })}
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** Only what is offered now: a hidden colour cannot be mended here. */
export function visibleValues(form: Form): Record<string, unknown> {
  return Object.fromEntries(form.visible.map((name) => [name, form.values[name]]))
}

function useColorName() {
  const labels = useTranslations('branding.fields')
  // The label of a colour names its mode behind a comma; the row needs the colour alone.
  return (role: ColorRole) => labels(`${colorField('light', role)}.label`).replace(/,[^,]*$/, '')
}

/** A ratio as the reader's language writes it: 4.5, or 4,5. */
export function useTenths(): (ratio: number) => string {
  const format = useFormatter()
  return (ratio) => format.number(ratio, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
}
