'use client'

/** The page that checks a chain: what and where above, the report below, all in one place. */
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { FormFields } from '@/components/patterns/form/form-fields'
import { FormProblem } from '@/components/patterns/form/form-problem'
import { SendButton, sentBy } from '@/components/patterns/form/sent-form'
import { useForm } from '@/components/patterns/form/use-form'
import { initialValuesOf } from '@/lib/domain/catalogue/field'
import { inspectionFields } from '@/lib/domain/inspection/fields'
import type { ChainReport, InspectionPage } from '@/lib/features/inspection/types'
import { askHub } from './ask-hub'
import { ChainReportView } from './chain-report'
import { FileChoice } from './file-choice'
import { PlaceChoice } from './place-choice'

interface ChainCheckProps extends InspectionPage {
  /** Chosen by the address: a cluster's page leads here. */
  start?: { clusterId: string; place: string; host: string; port: string }
}

const empty = initialValuesOf(inspectionFields)

function startOf(start: ChainCheckProps['start']) {
  if (!start) return empty
  const { clusterId, place, host, port } = start
  if (!host) return { ...empty, clusterId, place }
  return { ...empty, source: 'endpoint', endpointHost: host, endpointPort: port, clusterId, place }
}

export function ChainCheck({ clusters, mayCheck, mayWrite, start }: ChainCheckProps) {
  const t = useTranslations('inspection')
  const [initial] = useState(() => startOf(start))
  const form = useForm({ catalogue: inspectionFields, initial, id: 'inspection' })
  const [file, setFile] = useState<File | null>(null)
  const [report, setReport] = useState<ChainReport | null>(null)
  const head = useRef<HTMLHeadingElement>(null)
  // A file that was opened once is checked for another place without typing its password again.
  const opened = useRef<{ file: File; password: string } | null>(null)

  const submit = async () => {
    if (!mayCheck) return
    const typed = String(form.values.password)
    const password = typed || (opened.current?.file === file ? (opened.current?.password ?? '') : '')
    const done = await form.submit((values) => askHub({ ...values, password }, file))
    if (done) opened.current = file && { file, password }
    setReport(done?.value ?? null)
    if (done) requestAnimationFrame(() => head.current?.focus())
  }
  const choose = (chosen: File | null) => {
    setFile(chosen)
    if (chosen) form.set('certificates', '')
  }
  const readOnly = mayCheck ? undefined : (true as const)

  return (
    <>
      <div className="mb-3 has-[[role=alert]:empty]:hidden">
        <FormProblem problem={form.problem} />
      </div>
      <form
        {...sentBy(submit)}
        aria-label={t('title')}
        className="panel mb-4 grid grid-cols-1 items-start gap-x-8 gap-y-4 p-4 phone:p-6 wide:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]"
      >
        <FormFields
          form={form}
          noun="inspection"
          section="source"
          half={['endpointHost', 'endpointPort']}
          readOnly={readOnly}
          hidesWas
          under={{ certificates: <FileChoice file={file} onChoose={choose} isOff={!mayCheck} /> }}
        />
        <PlaceChoice form={form} clusters={clusters} isOff={!mayCheck} />
        <div className="wide:col-span-2">
          <SendButton form={form} offBecause={!mayCheck && t('offRole')}>
            {t('check')}
          </SendButton>
          {!mayCheck && <p className="mt-2 text-xs text-ink-soft">{t('offRole')}</p>}
        </div>
      </form>
      <div aria-live="polite" className="spoken">
        {form.isSaving && t('checking')}
      </div>
      {report && <ChainReportView key={report.checkedAt} report={report} mayWrite={mayWrite} headRef={head} />}
    </>
  )
}
