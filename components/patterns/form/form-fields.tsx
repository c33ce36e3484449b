'use client'

/** The controls of a catalogue, bound to a form; a slot under each holds what belongs to that field. */
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { classes } from '@/components/ui/classes'
import type { ControlProps } from '@/components/ui/field-frame'
import { RadioGroup } from '@/components/ui/radio-group'
import { SecretField } from '@/components/ui/secret-field'
import { type Option, Select } from '@/components/ui/select'
import { Switch } from '@/components/ui/switch'
import { TextField } from '@/components/ui/text-field'
import type { Field, FieldValue } from '@/lib/domain/catalogue/field'
import type { Namespace } from '@/lib/platform/i18n/messages'
import { controlId, type Form } from './use-form'
import { type FieldWords, useFieldWords, useProblemWords } from './words'

export interface FieldsProps {
  form: Form
  /** Whose words: `<noun>.fields`. */
  noun: Namespace
  /** Stands under the field of that name. */
  under?: Partial<Record<string, ReactNode>>
  /** Fields that need only half the width; two in a row share it. */
  half?: readonly string[]
  /** Fields that cannot be changed, by name; `true` for all of them. */
  readOnly?: readonly string[] | true
  /** What a select offers where only the page knows it, by field. */
  choices?: Partial<Record<string, readonly Option[]>>
  /** Something new has no value it had before. */
  hidesWas?: boolean
}

export function FormFields({ section, ...props }: FieldsProps & { section?: string }) {
  const { form, half = [] } = props
  const names = form.visible.filter((name) => !section || form.catalogue[name]?.section === section)
  return (
    <div className="grid grid-cols-1 gap-x-4 gap-y-3 phone:grid-cols-2">
      {names.map((name) => (
        <div key={name} className={classes('min-w-0', !half.includes(name) && 'phone:col-span-2')}>
          <FormField name={name} {...props} />
        </div>
      ))}
    </div>
  )
}

export function FormField(props: FieldsProps & { name: string }) {
  const { name, form, noun, under, readOnly, hidesWas, choices } = props
  const words = useFieldWords(noun)
  const problemWords = useProblemWords()
  const was = useWas(form, words, choices)
  const field = form.catalogue[name]
  if (!field) return null
  const problem = form.problems[name]
  const control: ControlProps = {
    id: controlId(form.id, name),
    name,
    label: words.label(name),
    help: words.help(name),
    problem: problem ? problemWords(problem) : null,
    optional: field.optional,
    was: hidesWas ? undefined : was(name, field),
    under: under?.[name],
    readOnly: readOnly === true || readOnly?.includes(name),
    onBlur: () => form.blur(name),
  }
  return <Control field={field} control={control} form={form} words={words} choices={choices?.[name]} />
}

interface BoundControl {
  field: Field
  control: ControlProps
  form: Form
  words: FieldWords
  choices: readonly Option[] | undefined
}

function Control({ field, control, form, words, choices }: BoundControl) {
  const open = useTranslations('patterns.form')('choose')
  const { name } = control
  const value: FieldValue = form.values[name] ?? field.initial
  const set = (next: FieldValue) => form.set(name, next)
  const text = String(value)
  const options: readonly Option[] =
    choices ??
    (field.options ?? []).map((option) => ({
      value: option,
      label: words.option(name, option),
      help: words.optionHelp(name, option),
    }))
  if (field.control === 'checkbox') return <Checkbox {...control} isChecked={value === true} onChange={set} />
  if (field.control === 'switch') return <Switch {...control} isOn={value === true} onChange={set} />
  if (field.control === 'select') {
    const offered = field.initial === '' ? [{ value: '', label: open }, ...options] : options
    return <Select {...control} value={text} options={offered} onChange={set} />
  }
  if (field.control === 'radio') return <RadioGroup {...control} value={text} options={options} onChange={set} />
  const typed = { ...control, value: text, onChange: set, autoComplete: field.autoComplete }
  const rows = field.control === 'textarea' ? 6 : undefined
  if (field.secret) return <SecretField {...typed} rows={rows} isStored={form.stored.includes(name)} />
  return <TextField {...typed} {...kindOf(field)} rows={rows} placeholder={words.placeholder(name)} />
}

function kindOf({ control }: Field): Partial<React.ComponentProps<typeof TextField>> {
  if (control === 'email') return { type: 'email', inputMode: 'email' }
  if (control === 'url') return { inputMode: 'url', isHost: true }
  if (control === 'host') return { isHost: true }
  if (control === 'datetime') return { type: 'datetime-local' }
  if (control === 'port') return { inputMode: 'numeric', isHost: true }
  return {}
}

/** "was Basic": what stands in the store of a field that was changed. */
function useWas(form: Form, words: FieldWords, choices: FieldsProps['choices']) {
  const t = useTranslations('patterns.form')
  return (name: string, field: Field): string | undefined => {
    const before = form.baseline[name]
    if (!form.changed.includes(name) || field.secret || before === undefined) return undefined
    const chosen = choices?.[name]?.find((option) => option.value === before)?.label
    const value = chosen ?? words.value(name, field, before)
    return value ? t('was', { value: shortened(value) }) : t('wasEmpty')
  }
}

const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text)
