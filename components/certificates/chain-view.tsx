/** A chain drawn from its leaf to the anchor: one card for each certificate, a dashed one for an issuer that is missing. */
import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { classes } from '@/components/ui/classes'
import { StateMark } from '@/components/ui/state-mark'
import type { CertificateView, ChainView } from '@/lib/domain/certificates/held/chain-view'
import { daysLeft } from '@/lib/domain/certificates/held/reminders'
import type { MissingIssuer } from '@/lib/domain/certificates/path/verdict'
import { DaysLeft } from './days-left'
import { Fingerprint } from './fingerprint'

interface ChainCardsProps {
  chain: ChainView
  /** ISO 8601: what days are counted from. */
  now: string
  /** Where this hub has the missing issuer's certificate, when it has it. */
  held?: ReactNode
}

/** The path first, then what was sent beside it. */
export function ChainCards({ chain, now, held }: ChainCardsProps) {
  const t = useTranslations('chains')
  const { path, beside, missing } = chain
  return (
    <>
      <ol aria-label={t('chain.label')}>
        {path.map((certificate, place) => (
          <li key={certificate.fingerprint}>
            {place > 0 && <Link isSigned>{t('chain.signedBy')}</Link>}
            <CertificateCard certificate={certificate} now={now} />
          </li>
        ))}
        {missing && (
          <li>
            <Link>{t('chain.issuerNotSent')}</Link>
            <MissingCard missing={missing} held={held} />
          </li>
        )}
      </ol>
      {beside.length > 0 && <Beside certificates={beside} now={now} />}
    </>
  )
}

function Link({ isSigned = false, children }: { isSigned?: boolean; children: ReactNode }) {
  return (
    <p className="ms-5 flex items-center gap-2 border-s border-edge py-2 ps-3 text-xs text-ink-soft">
      <StateMark state={isSigned ? 'up' : 'down'} size={12} />
      {children}
    </p>
  )
}

function Rows({ rows }: { rows: readonly { label: string; value: ReactNode }[] }) {
  return (
    <dl className="mt-2 grid gap-x-4 gap-y-0.5 text-xs phone:grid-cols-[5.5rem_1fr]">
      {rows.map(({ label, value }) => (
        <div key={label} className="contents">
          <dt className="text-ink-soft max-phone:mt-1">{label}</dt>
          <dd className="host min-w-0">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** One certificate. What ends within sixty days, or has ended, says so beside its role. */
export function CertificateCard({ certificate, now }: { certificate: CertificateView; now: string }) {
  const t = useTranslations('chains')
  const format = useFormatter()
  const { role, origin, name, names, key, signature, serial, fingerprint, issuer, notBefore, notAfter } = certificate
  const day = (at: string) => format.dateTime(new Date(at), 'day')
  const rows = [
    names.length > 0 && { label: t('card.names'), value: names.map(withoutKind).join(', ') },
    role !== 'root' && { label: t('card.issuer'), value: issuer },
    { label: t('card.key'), value: `${key}, ${signature}` },
    { label: t('card.valid'), value: t('card.validFromTo', { from: day(notBefore), to: day(notAfter) }) },
    { label: t('card.serial'), value: serial },
    { label: 'SHA-256', value: <Fingerprint hex={fingerprint} /> },
  ].filter((row) => row !== false)
  return (
    <article aria-label={name} className="panel px-4 py-3">
      <p className="flex flex-wrap justify-between gap-x-4 text-xs text-ink-soft">
        <span>{origin === 'trusted' ? t('card.trusted', { role: t(`roles.${role}`) }) : t(`roles.${role}`)}</span>
        <DaysLeft days={daysLeft(new Date(notAfter), new Date(now))} isWord />
      </p>
      <p className="host mt-0.5 font-semibold">{name}</p>
      <Rows rows={rows} />
    </article>
  )
}

const withoutKind = (name: string) => name.replace(/^(dns|address):/, '')

function MissingCard({ missing, held }: { missing: MissingIssuer; held: ReactNode }) {
  const t = useTranslations('chains')
  const rows = [
    missing.keyIdentifier !== undefined && {
      label: t('card.keyIdentifier'),
      value: <Fingerprint hex={missing.keyIdentifier} />,
    },
    { label: t('card.searched'), value: t('card.searchedIn') },
    { label: t('card.held'), value: held ?? t('card.notHeld') },
  ].filter((row) => row !== false)
  return (
    <article
      aria-label={t('card.missingLabel', { name: missing.name })}
      className={classes('panel border-dashed! border-bad! px-4 py-3')}
    >
      <p className="text-xs text-ink-soft">{t('card.missing')}</p>
      <p className="host mt-0.5 font-semibold text-bad">{missing.name}</p>
      <Rows rows={rows} />
    </article>
  )
}

function Beside({ certificates, now }: { certificates: readonly CertificateView[]; now: string }) {
  const t = useTranslations('chains')
  return (
    <details className="mt-4">
      <summary className="text-sm font-semibold">{t('chain.beside', { count: certificates.length })}</summary>
      <p className="mt-1 text-xs text-ink-soft">{t('chain.besideText')}</p>
      <ul className="mt-2 grid gap-2">
        {certificates.map((certificate) => (
          <li key={certificate.fingerprint}>
            <CertificateCard certificate={certificate} now={now} />
          </li>
        ))}
      </ul>
    </details>
  )
}
