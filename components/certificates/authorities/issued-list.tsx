'use client'

/** What an authority has issued: which counts, which ends, which is revoked; renewing and revoking stand beside it. */
import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { ConfirmDialog } from '@/components/patterns/confirm-dialog'
import { EmptyState } from '@/components/patterns/empty-state'
import { useProblemWords } from '@/components/patterns/form/words'
import { Panel } from '@/components/patterns/panel'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/select'
import type { MarkState } from '@/components/ui/state-mark'
import { type IssuedState, revocationReasonNames } from '@/lib/domain/authorities/issued'
import { revokeClientAction } from '@/lib/features/authorities/actions'
import type { IssuedRow } from '@/lib/features/authorities/types'
import { DownloadButton } from '../download-button'

interface IssuedListProps {
  issued: readonly IssuedRow[]
  mayWrite: boolean
  onRenew: (row: IssuedRow) => void
}

const looks: Readonly<Record<IssuedState, { tone: BadgeTone; mark: MarkState }>> = {
  valid: { tone: 'good', mark: 'up' },
  ending: { tone: 'warn', mark: 'degraded' },
  expired: { tone: 'bad', mark: 'down' },
  revoked: { tone: 'soft', mark: 'paused' },
}

export function IssuedList({ issued, mayWrite, onRenew }: IssuedListProps) {
  const t = useTranslations('authorities.issued')
  const [revoking, setRevoking] = useState<IssuedRow | null>(null)
  return (
    <Panel title={t('title')} note={t('note')}>
      {issued.length === 0 ? (
        <EmptyState title={t('emptyTitle')} text={t('emptyText')} />
      ) : (
        <ul>
          {issued.map((row) => (
            <IssuedLine key={row.id} row={row} mayWrite={mayWrite} onRenew={onRenew} onRevoke={setRevoking} />
          ))}
        </ul>
      )}
      {revoking && <RevokeDialog row={revoking} onClose={() => setRevoking(null)} />}
    </Panel>
  )
}

interface LineProps {
  row: IssuedRow
  mayWrite: boolean
  onRenew: (row: IssuedRow) => void
  onRevoke: (row: IssuedRow) => void
}

function IssuedLine({ row, mayWrite, onRenew, onRevoke }: LineProps) {
  const t = useTranslations('authorities.issued')
  const off = !mayWrite && t('offRole')
  const isOver = row.state === 'revoked'
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 border-t border-hairline px-4 py-3 first:border-t-0">
      <div className="min-w-0 grow basis-72">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-0.5">
          <span className="host font-medium">{row.madeFor || row.commonName}</span>
          <StateOf row={row} />
        </p>
        <Dates row={row} />
      </div>
      <div className="flex flex-wrap gap-2">
        <DownloadButton small fileName={`${row.serial.slice(0, 8)}.pem`} content={{ text: row.certificatePem }}>
          {t('download')}
        </DownloadButton>
        {!isOver && (
          <Button small offBecause={off} onClick={() => onRenew(row)}>
            {t('renew')}
          </Button>
        )}
        {!isOver && (
          <Button small offBecause={off} onClick={() => onRevoke(row)}>
            {t('revoke')}
          </Button>
        )}
      </div>
    </li>
  )
}

function StateOf({ row: { state, daysLeft, isReplaced } }: { row: IssuedRow }) {
  const t = useTranslations('authorities.issued')
  const { tone, mark } = looks[state]
  return (
    <>
      <Badge tone={tone} mark={mark}>
        {state === 'ending' ? t('states.ending', { days: daysLeft }) : t(`states.${state}`)}
      </Badge>
      {state === 'ending' && <span className="text-xs text-ink-soft">{t(isReplaced ? 'replaced' : 'renewNow')}</span>}
      {state === 'valid' && isReplaced && <span className="text-xs text-ink-soft">{t('replaced')}</span>}
    </>
  )
}

function Dates({ row }: { row: IssuedRow }) {
  const t = useTranslations('authorities.issued')
  const format = useFormatter()
  const day = (at: string) => format.dateTime(new Date(at), 'day')
  return (
    <p className="host text-xs break-all text-ink-soft">
      {t('dates', { from: day(row.startsAt), to: day(row.expiresAt), serial: row.serial })}
      {row.replaces && ` ${t('replaces', { serial: row.replaces })}`}
      {row.revokedAt &&
        row.reason &&
        ` ${t('revokedAt', { date: day(row.revokedAt), reason: t(`reasons.${row.reason}`) })}`}
    </p>
  )
}

function RevokeDialog({ row, onClose }: { row: IssuedRow; onClose: () => void }) {
  const t = useTranslations('authorities.issued')
  const words = useProblemWords()
  const [reason, setReason] = useState<string>(revocationReasonNames[0])
  return (
    <ConfirmDialog
      title={t('revokeTitle')}
      verb={t('revokeVerb')}
      typeName={row.commonName}
      text={
        <div className="flex flex-col gap-3">
          <p>{t('revokeText', { serial: row.serial })}</p>
          <Select
            id="revoke-reason"
            name="reason"
            label={t('reason')}
            value={reason}
            onChange={setReason}
            options={revocationReasonNames.map((name) => ({ value: name, label: t(`reasons.${name}`) }))}
          />
        </div>
      }
      onConfirm={async () => {
        const done = await revokeClientAction({ certificateId: row.id, reason })
        return done.ok ? null : words(done.problem)
      }}
      onClose={onClose}
    />
  )
}
