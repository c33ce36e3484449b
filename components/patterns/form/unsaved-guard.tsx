'use client'

/** Asks once before unsaved changes are left behind: at links of the hub and at closing the tab. */
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
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

export function UnsavedGuard({ count }: { count: number }) {
  const t = useTranslations('patterns.form')
  const router = useRouter()
  const [target, setTarget] = useState<string | null>(null)
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
      setTarget(link.pathname + link.search + link.hash)
    }
    window.addEventListener('beforeunload', onUnload)
    document.addEventListener('click', onClick, { capture: true })
    return () => {
      release()
      window.removeEventListener('beforeunload', onUnload)
      document.removeEventListener('click', onClick, { capture: true })
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
        router.push(target as Route)
        return null
      }}
      onClose={() => setTarget(null)}
    />
  )
}
