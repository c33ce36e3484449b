'use client'

/**
 * A modal dialog of the browser's own: focus stays inside, Escape closes, focus returns to where it was. It stands outside
 * whatever opened it: a form cannot hold another one, and what is sent here must not send the form behind it too.
 */
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { createPortal } from 'react-dom'
import { classes } from './classes'

interface DialogProps {
  title: ReactNode
  onClose: () => void
  /** 'alertdialog' when something is to be confirmed. */
  role?: 'dialog' | 'alertdialog'
  className?: string
  hideTitle?: boolean
  children: ReactNode
}

export function Dialog({ title, onClose, role, className, hideTitle = false, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()

  useEffect(() => {
    const shown = dialog.current
    const before = document.activeElement
    if (shown && !shown.open) shown.showModal()
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    }
  }, [])

  return createPortal(
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a modal dialog by itself
    <dialog
      ref={dialog}
      role={role}
      aria-labelledby={titleId}
      onClose={onClose}
      // React hands events on to the parent component, wherever the element stands.
      onSubmit={(event) => event.stopPropagation()}
      onClick={(event) => event.target === dialog.current && role !== 'alertdialog' && dialog.current?.close()}
      className={classes(
        'm-auto max-h-[calc(100dvh-32px)] w-[min(480px,calc(100vw-32px))] overflow-y-auto rounded-panel border border-edge bg-surface text-ink shadow-float',
        className,
      )}
    >
      <h2 id={titleId} className={hideTitle ? 'spoken' : 'px-5 pt-5 text-base font-semibold'}>
        {title}
      </h2>
      {children}
    </dialog>,
    document.body,
  )
}
