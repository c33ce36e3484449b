'use client'

/** What an admin may do about somebody's access: a line each, with what it does before the click. */
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ConfirmDialog } from '@/components/patterns/confirm-dialog'
import { answerOf } from '@/components/patterns/deed'
import { useProblemWords } from '@/components/patterns/form/words'
import { toast } from '@/components/patterns/toast'
import { Button } from '@/components/ui/button'
import type { Result } from '@/lib/domain/result'
import {
  disablePersonAction,
  enablePersonAction,
  endSessionsOfAction,
  removeSecondFactorOfAction,
  renewInvitationAction,
} from '@/lib/features/people/actions'
import type { InvitationLink, PersonPage } from '@/lib/features/people/types'
import { LinkDialog } from './link-dialog'

type Asked = 'disable' | 'factor' | null

export function PersonAccess({ person }: { person: PersonPage }) {
  const t = useTranslations('settings.person')
  const words = useProblemWords()
  const router = useRouter()
  const [link, setLink] = useState<InvitationLink | null>(null)
  const [asked, ask] = useState<Asked>(null)
  const { id: personId, name, version } = person
  const off = person.isOwn ? t('ownAccount') : !person.mayChange && t('onlyAdmin')

  /** Null when done, else why not, in words. */
  const run = async <T,>(call: Promise<Result<T>>, done: (value: T) => string | null): Promise<string | null> => {
    const outcome = await answerOf(call)
    router.refresh()
    if (!outcome.ok) return words(outcome.problem)
    const note = done(outcome.value)
    if (note) toast(note)
    return null
  }
  const runNow = async <T,>(call: Promise<Result<T>>, done: (value: T) => string | null) => {
    const refusal = await run(call, done)
    if (refusal) toast(refusal, { kind: 'problem' })
  }

  const lines = [
    {
      key: 'link',
      text: t('newLinkText'),
      verb: t('newLink'),
      isShown: person.state !== 'disabled',
      go: () =>
        runNow(renewInvitationAction({ personId }), (value) => {
          setLink(value)
          return null
        }),
    },
    {
      key: 'sessions',
      text: t('endSessionsText', { name }),
      verb: t('endSessions'),
      isShown: person.state === 'active',
      go: () => runNow(endSessionsOfAction({ personId }), ({ count }) => t('sessionsDone', { count })),
    },
    {
      key: 'factor',
      text: t('removeFactorText', { name }),
      verb: t('removeFactor'),
      isShown: person.hasSecondFactor,
      go: async () => ask('factor'),
    },
    {
      key: 'disable',
      text: t('disableText'),
      verb: t('disable', { name }),
      isShown: person.state !== 'disabled',
      go: async () => ask('disable'),
    },
    {
      key: 'enable',
      text: t('enableText', { name }),
      verb: t('enable'),
      isShown: person.state === 'disabled',
      go: () => runNow(enablePersonAction({ personId, version }), () => t('enabledDone', { name })),
    },
  ]

  return (
    <>
      <ul>
        {lines
          .filter(({ isShown }) => isShown)
          .map((line) => (
            <AccessLine key={line.key} text={line.text} verb={line.verb} off={off} go={line.go} />
          ))}
      </ul>
      {link && <LinkDialog link={link} onClose={() => setLink(null)} />}
      {asked === 'disable' && (
        <ConfirmDialog
          title={t('confirmDisable', { name })}
          text={t('disableText')}
          verb={t('disableVerb')}
          onConfirm={() => run(disablePersonAction({ personId, version }), () => t('disabledDone', { name }))}
          onClose={() => ask(null)}
        />
      )}
      {asked === 'factor' && (
        <ConfirmDialog
          title={t('confirmFactor', { name })}
          text={t('removeFactorText', { name })}
          verb={t('removeFactor')}
          onConfirm={() => run(removeSecondFactorOfAction({ personId }), () => t('factorDone', { name }))}
          onClose={() => ask(null)}
        />
      )}
    </>
  )
}

interface AccessLineProps {
  text: string
  verb: string
  off: string | false
  go: () => Promise<void>
}

function AccessLine({ text, verb, off, go }: AccessLineProps) {
  const [isBusy, setBusy] = useState(false)
  return (
    <li className="flex flex-wrap items-center gap-x-6 gap-y-2 border-t border-hairline px-4 py-3 first:border-t-0">
      <p className="min-w-0 grow basis-64 text-ink-soft">{text}</p>
      <Button
        busy={isBusy}
        offBecause={off}
        onClick={async () => {
          setBusy(true)
          await go()
          setBusy(false)
        }}
      >
        {verb}
      </Button>
    </li>
  )
}
