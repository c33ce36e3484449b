'use client'

/** A small panel under its button. The browser closes it on Escape, on a click elsewhere, and gives the focus back. */
import { type ReactNode, useId, useRef } from 'react'

interface PopoverProps {
  trigger: ReactNode
  triggerClassName?: string
  triggerLabel?: string
  /** The side of the button it grows from. */
  side?: 'start' | 'end'
  children: ReactNode
}

const gap = 4

function place(panel: HTMLElement, button: HTMLElement, side: 'start' | 'end') {
  const at = button.getBoundingClientRect()
  const { offsetWidth: width, offsetHeight: height } = panel
  const wanted = side === 'start' ? at.left : at.right - width
  const isRoomBelow = at.bottom + gap + height <= window.innerHeight || at.top < height
  panel.style.left = `${Math.max(8, Math.min(wanted, window.innerWidth - width - 8))}px`
  panel.style.top = `${isRoomBelow ? at.bottom + gap : at.top - gap - height}px`
}

export function Popover({ trigger, triggerClassName, triggerLabel, side = 'start', children }: PopoverProps) {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const closeOnChoice = (event: React.MouseEvent) => {
    if (event.target instanceof Element && event.target.closest('[data-closes]')) panel.current?.hidePopover()
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        popoverTarget={id}
        aria-label={triggerLabel}
        title={triggerLabel}
        className={triggerClassName}
      >
        {trigger}
      </button>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the choices inside are the controls */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a key press on a choice arrives here as a click */}
      <div
        ref={panel}
        id={id}
        popover="auto"
        onClick={closeOnChoice}
        onToggle={(event) => {
          if (event.newState === 'open' && panel.current && button.current) place(panel.current, button.current, side)
        }}
        className="fixed inset-auto m-0 min-w-48 rounded-control border border-edge bg-surface p-1.5 text-sm text-ink shadow-float"
      >
        {children}
      </div>
    </>
  )
}
