'use client'

/** On a narrow screen the rail comes in from the side, in a modal dialog that Escape and the page behind it close. */
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useRef } from 'react'
import { IconButton } from '@/components/ui/button'

export function Drawer({ children }: { children: ReactNode }) {
  const t = useTranslations('shell')
  const pathname = usePathname()
  const dialog = useRef<HTMLDialogElement>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of page closes the drawer
  useEffect(() => dialog.current?.close(), [pathname])

  return (
    <div className="rail:hidden">
      <IconButton icon="menu" label={t('openMenu')} className="-ms-2" onClick={() => dialog.current?.showModal()} />
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a modal dialog by itself */}
      <dialog
        ref={dialog}
        aria-label={t('navigation')}
        onClick={(event) => event.target === dialog.current && dialog.current.close()}
        className="m-0 h-dvh max-h-none w-70 max-w-[85vw] border-e border-edge bg-surface text-ink"
      >
        <IconButton
          icon="close"
          label={t('closeMenu')}
          className="absolute end-2 top-3"
          onClick={() => dialog.current?.close()}
        />
        {children}
      </dialog>
    </div>
  )
}
