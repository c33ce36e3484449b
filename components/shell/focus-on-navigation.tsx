'use client'

/** After a change of page the focus goes to the new heading, unless it stands on a tab that is still there. */
import { usePathname } from 'next/navigation'
import { useEffect, useRef } from 'react'

export function FocusOnNavigation() {
  const pathname = usePathname()
  const shown = useRef(pathname)
  useEffect(() => {
    if (shown.current === pathname) return
    shown.current = pathname
    if (document.activeElement?.closest('[data-keeps-focus]')) return
    document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true })
  }, [pathname])
  return null
}
