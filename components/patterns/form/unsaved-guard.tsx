'use client'

/** Asks once before unsaved changes are left behind: at links of the hub, at Back and Forward, and at closing the tab. */
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { ConfirmDialog } from '../confirm-dialog'
import { guardUnsaved } from './unsaved'

function leavingLink(event: MouseEvent): HTMLAnchorElement | null {
  if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)
    return null
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (!link?.href || link.target === '_blank' || link.hasAttribute('download')) return null
  const isHere = link.origin === window.location.origin && link.pathname === window.location.pathname
  return link.origin === window.location.origin && !isHere ? link : null
}

/** Where Back or Forward would leave this page to, unless the browser does not let a page ask. */
function leavingEntry(event: NavigateEvent): string | null {
  if (event.navigationType !== 'traverse' || !event.cancelable) return null
  return new URL(event.destination.url).pathname === window.location.pathname ? null : event.destination.key
}

/** A page to go to, or an entry of the browser's history to go back or forward to. */
type Target = { address: string } | { entry: string }

export function UnsavedGuard({ count }: { count: number }) {
  const t = useTranslations('patterns.form')
  const router = useRouter()
  const [target, setTarget] = useState<Target | null>(null)
  const isLeaving = useRef(false)
  const isGuarding = count > 0

  useEffect(() => {
    if (!isGuarding) return
    const release = guardUnsaved()
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault()
    const onClick = (event: MouseEvent) => {
      const link = leavingLink(event)
      if (!link) return
      event.preventDefault()
      event.stopPropagation()
      setTarget({ address: link.pathname + link.search + link.hash })
    }
    const onNavigate = (event: NavigateEvent) => {
      const entry = leavingEntry(event)
      if (entry === null || isLeaving.current) return
      event.preventDefault()
      setTarget({ entry })
    }
    window.addEventListener('beforeunload', onUnload)
    document.addEventListener('click', onClick, { capture: true })
    window.navigation?.addEventListener('navigate', onNavigate)
    return () => {
      release()
      window.removeEventListener('beforeunload', onUnload)
      document.removeEventListener('click', onClick, { capture: true })
      window.navigation?.removeEventListener('navigate', onNavigate)
    }
  }, [isGuarding])

  if (target === null) return null
  return (
    <ConfirmDialog
      title={t('leaveTitle')}
      text={t('leaveText', { count })}
      verb={t('leave')}
      cancel={t('stay')}
      onConfirm={async () => {
        setTarget(null)
        if ('entry' in target) {
          isLeaving.current = true
          window.navigation.traverseTo(target.entry)
        } else router.push(target.address as Route)
        return null
      }}
      onClose={() => setTarget(null)}
    />
  )
}
