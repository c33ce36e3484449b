'use client'

/** One internal authority: its pair, what it has issued, its revocation list, and the lines that make servers trust it. */
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { AuthorityPage, IssuedRow } from '@/lib/features/authorities/types'
import { CommandLines } from '../chain-findings'
import { CertificateCard } from '../chain-view'
import { DownloadButton } from '../download-button'
import { IssuePanel } from './issue-panel'
import { IssuedList } from './issued-list'
import { RevocationPanel } from './revocation-panel'

export function AuthorityView({ authority }: { authority: AuthorityPage }) {
  const t = useTranslations('authorities')
  const [renews, setRenews] = useState<IssuedRow | null>(null)
  const { id, issued, list, mayWrite, lines } = authority
  return (
    <div className="mb-8 grid grid-cols-1 items-start gap-4 wide:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <div className="grid min-w-0 grid-cols-1 gap-4">
        <IssuePanel authority={authority} renews={renews} onStopRenewing={() => setRenews(null)} />
        <IssuedList issued={issued} mayWrite={mayWrite} onRenew={setRenews} />
        <RevocationPanel id={id} list={list} mayWrite={mayWrite} />
      </div>
      <div className="grid min-w-0 grid-cols-1 gap-4">
        <Pair authority={authority} />
        <section aria-label={t('install.title')}>
          <h2 className="text-base font-semibold">{t('install.title')}</h2>
          <p className="mb-2 text-ink-soft">{t('install.text')}</p>
          <CommandLines lines={lines} />
        </section>
      </div>
    </div>
  )
}

function Pair({ authority: { root, issuing, rootPem, issuingPem, now } }: { authority: AuthorityPage }) {
  const t = useTranslations('authorities.pair')
  const year = root.notBefore.slice(0, 4)
  return (
    <section aria-label={t('title')} className="grid gap-2">
      <h2 className="text-base font-semibold">{t('title')}</h2>
      <p className="text-ink-soft">{t('text')}</p>
      <CertificateCard certificate={issuing} now={now} />
      <CertificateCard certificate={root} now={now} />
      <div className="flex flex-wrap gap-2">
        <DownloadButton fileName={`root${year}.txt`} content={{ text: rootPem }}>
          {t('root')}
        </DownloadButton>
        <DownloadButton fileName={`issuing${year}.txt`} content={{ text: issuingPem }}>
          {t('issuing')}
        </DownloadButton>
      </div>
    </section>
  )
}
