'use client'

/** Where one is signed in, each with its way out. */
import { useRouter } from 'next/navigation'
import { useFormatter, useNow, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useDeed } from '@/components/patterns/deed'
import { Panel } from '@/components/patterns/panel'
import { toast } from '@/components/patterns/toast'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { deviceOf } from '@/lib/domain/identity/device'
import type { Result } from '@/lib/domain/result'
import { endOtherSessionsAction, endSessionAction } from '@/lib/features/sessions/actions'
import type { OwnSession } from '@/lib/features/sessions/types'

export function OwnSessions({ sessions, idleMinutes }: { sessions: readonly OwnSession[]; idleMinutes: number }) {
  const t = useTranslations('settings.security')
  const deed = useDeed()
  const router = useRouter()
  const [busy, setBusy] = useState<string | null>(null)
  const run = async <T,>(key: string, call: Promise<Result<T>>, done: (value: T) => string) => {
    setBusy(key)
    const ended = await deed.run(call)
    setBusy(null)
    if (ended) toast(done(ended.value))
    router.refresh()
  }
  return (
    <Panel
      className="wide:col-span-2"
      title={t('sessions')}
      note={t('sessionsNote', { idle: idleMinutes })}
      action={
        sessions.length > 1 && (
          <Button
            small
            busy={busy === 'others'}
            onClick={() => run('others', endOtherSessionsAction({}), ({ count }) => t('ended', { count }))}
          >
            {t('endOthers')}
          </Button>
        )
      }
    >
      <ul>
        {sessions.map((session) => (
          <SessionLine
            key={session.id}
            session={session}
            isBusy={busy === session.id}
            onEnd={() => run(session.id, endSessionAction({ sessionId: session.id }), () => t('ended', { count: 1 }))}
          />
        ))}
      </ul>
    </Panel>
  )
}

function SessionLine({ session, isBusy, onEnd }: { session: OwnSession; isBusy: boolean; onEnd: () => void }) {
  const t = useTranslations('settings.security')
  const format = useFormatter()
  const now = useNow({ updateInterval: 60_000 })
  const known = deviceOf(session.userAgent)
  const device = known ? t('device', { browser: known.browser, system: known.system }) : t('unknownDevice')
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-hairline px-4 py-3 first:border-t-0">
      <div className="min-w-0 grow basis-52">
        <p className="flex flex-wrap items-center gap-x-2 font-medium">
          {device}
          {session.isCurrent && <Badge tone="good">{t('current')}</Badge>}
        </p>
        <p className="flex flex-wrap gap-x-3 text-xs text-ink-soft">
          <span className="host">{session.clientAddress}</span>
          <span>{t(`methods.${session.method}`)}</span>
          <span suppressHydrationWarning>
            {t('lastSeen', { time: format.relativeTime(session.lastSeenAt, { now, style: 'narrow' }) })}
          </span>
          <span>{t('since', { time: format.dateTime(session.createdAt, 'instant') })}</span>
        </p>
      </div>
      {!session.isCurrent && (
        <Button small busy={isBusy} aria-label={t('endSessionOf', { device })} onClick={onEnd}>
          {t('endSession')}
        </Button>
      )}
    </li>
  )
}
