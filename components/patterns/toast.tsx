'use client'

/** Short notes at the edge of the window, spoken politely. Only for what cannot be seen on the page itself. */
import { useTranslations } from 'next-intl'
import { useSyncExternalStore } from 'react'
import { Button, IconButton } from '@/components/ui/button'
import { StateMark } from '@/components/ui/state-mark'

interface Toast {
  id: number
  text: string
  kind: 'done' | 'problem'
  undo?: () => void
}

const shownMs = 6000
const shownWithUndoMs = 12_000

let toasts: readonly Toast[] = []
let nextId = 1
const watchers = new Set<() => void>()

function show(next: readonly Toast[]): void {
  toasts = next
  for (const watcher of watchers) watcher()
}

const dismiss = (id: number) => show(toasts.filter((toast) => toast.id !== id))

function watch(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/** Shows `text` for some seconds; a problem stays until it is dismissed; `undo` offers the way back. */
export function toast(text: string, options: { kind?: Toast['kind']; undo?: () => void } = {}): void {
  const id = nextId++
  const kind = options.kind ?? 'done'
  show([...toasts.slice(-2), { id, text, kind, undo: options.undo }])
  if (kind === 'done') setTimeout(() => dismiss(id), options.undo ? shownWithUndoMs : shownMs)
}

const none: readonly Toast[] = []

export function ToastRegion() {
  const t = useTranslations('patterns')
  const shown = useSyncExternalStore(
    watch,
    () => toasts,
    () => none,
  )
  return (
    <section
      aria-label={t('notifications')}
      aria-live="polite"
      className="pointer-events-none fixed inset-x-4 bottom-20 z-40 flex flex-col items-end gap-2"
    >
      {shown.map(({ id, text, kind, undo }) => (
        <div
          key={id}
          className="pointer-events-auto flex max-w-md items-center gap-2 rounded-control border border-edge bg-surface py-2 ps-3 pe-2 shadow-float"
        >
          <StateMark state={kind === 'done' ? 'up' : 'down'} />
          <p className="min-w-0 grow py-1">{text}</p>
          {undo && (
            <Button
              small
              look="plain"
              onClick={() => {
                undo()
                dismiss(id)
              }}
            >
              {t('undo')}
            </Button>
          )}
          <IconButton small icon="close" label={t('dismiss')} onClick={() => dismiss(id)} />
        </div>
      ))}
    </section>
  )
}
