'use client'

/** What an error boundary shows: whether the database is away or something broke, with the reference of the log line. */
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { startTransition, useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { CalmPage } from './calm-page'
import { routes } from './routes'

const retryMs = 4000

interface BrokenPageProps {
  error: Error & { digest?: string }
  reset: () => void
  isWhole?: boolean
}

async function isReady(): Promise<boolean> {
  const answer = await fetch(routes.api.ready, { cache: 'no-store' }).catch(() => null)
  return answer?.ok ?? false
}

export function BrokenPage({ error, reset, isWhole }: BrokenPageProps) {
  const t = useTranslations('errors')
  const router = useRouter()
  const [isAway, setAway] = useState(error.digest?.startsWith('unavailable') ?? false)

  const retry = () =>
    startTransition(() => {
      router.refresh()
      reset()
    })

  useEffect(() => {
    let isGone = false
    isReady().then((ready) => !isGone && setAway(!ready))
    return () => {
      isGone = true
    }
  }, [])

  useEffect(() => {
    if (!isAway) return
    const timer = setInterval(async () => {
      if (await isReady()) retry()
    }, retryMs)
    return () => clearInterval(timer)
  })

  return (
    <CalmPage
      isWhole={isWhole}
      title={t(isAway ? 'unavailableTitle' : 'brokenTitle')}
      text={t(isAway ? 'unavailableText' : 'brokenText')}
      mark={isAway ? 'degraded' : 'down'}
      aside={error.digest && t('reference', { reference: error.digest.replace(/^unavailable-/, '') })}
    >
      <Button look="primary" icon="refresh" onClick={retry}>
        {t('tryAgain')}
      </Button>
    </CalmPage>
  )
}
