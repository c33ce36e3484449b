'use client'

/**
 * Asks before what cannot be undone. Three grades: what can be undone is done and gets a toast with "Undo" instead of
 * this dialog; what only hurts its owner names the verb; what hurts others lists them and wants the name typed.
 */
import { useTranslations } from 'next-intl'
import { type ReactNode, useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { inputLook } from '@/components/ui/input-look'

interface ConfirmDialogProps {
  title: string
  text: ReactNode
  /** The deed, as the button says it: "Delete cluster". */
  verb: string
  cancel?: string
  /** What depends on the thing, one line each. */
  dependants?: readonly ReactNode[]
  /** Has to be typed before the button works. */
  typeName?: string
  /** Resolves to null when done; a rejected promise or a returned sentence keeps the dialog open and is shown. */
  onConfirm: () => Promise<string | null>
  onClose: () => void
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, text, verb, cancel, dependants, typeName, onConfirm, onClose } = props
  const t = useTranslations('patterns')
  const [typed, setTyped] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const isLocked = typeName !== undefined && typed.trim() !== typeName

  const confirm = async () => {
    if (isLocked || isBusy) return
    setBusy(true)
    const answer = await onConfirm().catch(() => t('confirm.failed'))
    setBusy(false)
    if (answer) setProblem(answer)
    else onClose()
  }

  return (
    <Dialog title={title} role="alertdialog" onClose={onClose}>
      <form
        className="flex flex-col gap-4 p-5 pt-2"
        onSubmit={(event) => {
          event.preventDefault()
          confirm()
        }}
      >
        <div className="text-ink-soft">{text}</div>
        {dependants && dependants.length > 0 && <Dependants items={dependants} title={t('confirm.dependants')} />}
        {typeName !== undefined && <NameField name={typeName} value={typed} onChange={setTyped} />}
        {problem && (
          <p role="alert" className="text-bad">
            {problem}
          </p>
        )}
        <div className="flex flex-wrap justify-end gap-2">
          <Button autoFocus={typeName === undefined} onClick={onClose}>
            {cancel ?? t('cancel')}
          </Button>
          <Button
            look="danger"
            type="submit"
            busy={isBusy}
            offBecause={isLocked && t('confirm.typeName', { name: typeName ?? '' })}
          >
            {verb}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function Dependants({ title, items }: { title: string; items: readonly ReactNode[] }) {
  return (
    <div className="rounded-control bg-tint-bad px-4 py-3">
      <p className="font-medium">{title}</p>
      <ul className="mt-1 max-h-40 list-disc overflow-y-auto ps-5">
        {items.map((item, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list of sentences
          <li key={at}>{item}</li>
        ))}
      </ul>
    </div>
  )
}

function NameField({ name, value, onChange }: { name: string; value: string; onChange: (value: string) => void }) {
  const t = useTranslations('patterns.confirm')
  const id = useId()
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="font-medium">
        {t('typeName', { name })}
      </label>
      <input
        id={id}
        value={value}
        autoComplete="off"
        spellCheck={false}
        // biome-ignore lint/a11y/noAutofocus: the dialog waits for this name and nothing else
        autoFocus
        onChange={(event) => onChange(event.target.value)}
        className={inputLook(false)}
      />
    </div>
  )
}
