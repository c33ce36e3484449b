'use client'

/** Issues a bridge client certificate, or the successor of one that stays valid meanwhile. */
import { useFormatter, useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { FormFields } from '@/components/patterns/form/form-fields'
import { FormProblem } from '@/components/patterns/form/form-problem'
import { SendButton, sentBy } from '@/components/patterns/form/sent-form'
import { useForm } from '@/components/patterns/form/use-form'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/select'
import { clientFields } from '@/lib/domain/authorities/fields'
import { initialValuesOf } from '@/lib/domain/catalogue/field'
import { issueClientAction } from '@/lib/features/authorities/actions'
import type { AuthorityPage, IssuedOnce, IssuedRow } from '@/lib/features/authorities/types'
import { ShownOnce } from '../create/shown-once'

interface IssuePanelProps {
  authority: AuthorityPage
  /** The certificate to renew; null for a new one. */
  renews: IssuedRow | null
  onStopRenewing: () => void
}

const initial = initialValuesOf(clientFields)

export function IssuePanel({ authority, renews, onStopRenewing }: IssuePanelProps) {
  const [issued, setIssued] = useState<IssuedOnce | null>(null)
  const close = () => {
    setIssued(null)
    onStopRenewing()
  }
  if (issued) return <IssuedView issued={issued} onDone={close} />
  const key = `${authority.nextId} ${renews?.id ?? ''}`
  return <IssueForm key={key} authority={authority} renews={renews} onStop={onStopRenewing} onIssued={setIssued} />
}

interface IssueFormProps {
  authority: AuthorityPage
  renews: IssuedRow | null
  onStop: () => void
  onIssued: (issued: IssuedOnce) => void
}

function IssueForm({ authority, renews, onStop, onIssued }: IssueFormProps) {
  const t = useTranslations('authorities')
  const { id: authorityId, clusters, nextId: id, mayWrite } = authority
  const before = clusters.find(({ name }) => name === renews?.madeFor)?.id
  const [clusterId, setClusterId] = useState(before ?? (renews ? '' : (clusters[0]?.id ?? '')))
  const form = useForm({ catalogue: clientFields, initial, id: 'client' })
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (renews) head.current?.focus()
  }, [renews])
  const submit = async () => {
    if (!mayWrite) return
    const target = { id, authorityId, clusterId: clusterId || null, replacesId: renews?.id ?? null }
    const done = await form.submit((values) => issueClientAction({ ...values, ...target }))
    if (done) onIssued(done.value)
  }
  return (
    <form {...sentBy(submit)} aria-label={t('issue.title')} className="panel flex flex-col gap-4 p-4 phone:p-6">
      <div>
        <h2 ref={head} tabIndex={-1} className="text-base font-semibold outline-none">
          {t(renews ? 'issue.renewTitle' : 'issue.title')}
        </h2>
        <p className="text-ink-soft">{renews ? <Renews renews={renews} /> : t('issue.text')}</p>
      </div>
      <FormProblem problem={form.problem} />
      <Select
        id="client-cluster"
        name="cluster"
        label={t('issue.cluster')}
        help={t(clusters.length > 0 ? 'issue.clusterHelp' : 'issue.noBridge')}
        value={clusterId}
        readOnly={!mayWrite}
        onChange={setClusterId}
        options={[
          { label: t('issue.noCluster'), value: '' },
          ...clusters.map((one) => ({ value: one.id, label: one.name })),
        ]}
      />
      <FormFields form={form} noun="authorities" readOnly={mayWrite ? undefined : true} hidesWas />
      <div className="flex flex-wrap items-center gap-2">
        <SendButton form={form} offBecause={!mayWrite && t('offRole')}>
          {t(renews ? 'issue.renewVerb' : 'issue.verb')}
        </SendButton>
        {renews && <Button onClick={onStop}>{t('issue.stop')}</Button>}
        {!mayWrite && <p className="text-xs text-ink-soft">{t('offRole')}</p>}
      </div>
    </form>
  )
}

function Renews({ renews }: { renews: IssuedRow }) {
  const t = useTranslations('authorities.issue')
  const format = useFormatter()
  return t('renewText', { serial: renews.serial, date: format.dateTime(new Date(renews.expiresAt), 'day') })
}

function IssuedView({ issued, onDone }: { issued: IssuedOnce; onDone: () => void }) {
  const t = useTranslations('authorities.issue')
  const { commonName: name, keyPem, chainPem, pkcs12, storedFor } = issued
  const protectedFile = pkcs12
    ? [{ label: t('pkcs12'), fileName: `${name}.p12`, content: { base64: pkcs12 }, isSecret: true }]
    : []
  return (
    <ShownOnce
      title={t('madeTitle', { name })}
      text={storedFor ? t('madeStored', { name: storedFor }) : t('madeText')}
      files={[
        { label: t('key'), fileName: `${name}.key`, content: { text: keyPem }, isSecret: true },
        { label: t('chain'), fileName: `${name}.pem`, content: { text: chainPem }, isSecret: false },
        ...protectedFile,
      ]}
      onDone={onDone}
    />
  )
}
