'use client'

/** Makes a key and a request for a server certificate; the hosts of a cluster are filled in. */
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FormFields } from '@/components/patterns/form/form-fields'
import { FormProblem } from '@/components/patterns/form/form-problem'
import { SendButton, sentBy } from '@/components/patterns/form/sent-form'
import { useForm } from '@/components/patterns/form/use-form'
import { routes } from '@/components/patterns/routes'
import { TextLink } from '@/components/ui/link'
import { Select } from '@/components/ui/select'
import { initialValuesOf } from '@/lib/domain/catalogue/field'
import { requestFields } from '@/lib/domain/certificate-requests/fields'
import { createRequestAction } from '@/lib/features/requests/actions'
import type { MadeRequest, RequestPage } from '@/lib/features/requests/types'
import { ShownOnce } from './shown-once'

export function RequestForm({ clusters, chosen, organization, mayWrite }: RequestPage) {
  const t = useTranslations('authorities')
  const hostsOf = (id: string) =>
    [...new Set(clusters.find((one) => one.id === id)?.hosts.map(({ host }) => host) ?? [])].join('\n')
  const [initial] = useState(() => ({ ...initialValuesOf(requestFields), hosts: hostsOf(chosen), organization }))
  const [clusterId, setClusterId] = useState(chosen)
  const [made, setMade] = useState<MadeRequest | null>(null)
  const form = useForm({ catalogue: requestFields, initial, id: 'request' })
  const submit = async () => {
    if (!mayWrite) return
    const done = await form.submit(createRequestAction)
    if (done) setMade(done.value)
  }
  const choose = (id: string) => {
    setClusterId(id)
    if (id) form.set('hosts', hostsOf(id))
  }
  if (made) return <MadeRequestView made={made} onDone={() => setMade(null)} />
  return (
    <form {...sentBy(submit)} aria-label={t('request.title')} className="panel flex flex-col gap-4 p-4 phone:p-6">
      <div>
        <h2 className="text-base font-semibold">{t('request.title')}</h2>
        <p className="text-ink-soft">{t('request.text')}</p>
      </div>
      <FormProblem problem={form.problem} />
      <Select
        id="request-cluster"
        name="cluster"
        label={t('request.cluster')}
        help={t('request.clusterHelp')}
        value={clusterId}
        readOnly={!mayWrite}
        onChange={choose}
        options={[
          { label: t('request.noCluster'), value: '' },
          ...clusters.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <FormFields
        form={form}
        noun="authorities"
        half={['organization', 'country']}
        readOnly={mayWrite ? undefined : true}
        hidesWas
      />
      <div>
        <SendButton form={form} offBecause={!mayWrite && t('offRole')}>
          {t('request.verb')}
        </SendButton>
        {!mayWrite && <p className="mt-2 text-xs text-ink-soft">{t('offRole')}</p>}
      </div>
    </form>
  )
}

function MadeRequestView({ made, onDone }: { made: MadeRequest; onDone: () => void }) {
  const t = useTranslations('authorities.request')
  const { name, keyPem, requestPem } = made
  const file = name.replace('*.', 'wildcard.')
  return (
    <ShownOnce
      title={t('madeTitle', { name })}
      text={t('madeText')}
      files={[
        { label: t('key'), fileName: `${file}.key`, content: { text: keyPem }, isSecret: true },
        { label: t('csr'), fileName: `${file}.csr`, content: { text: requestPem }, isSecret: false },
      ]}
      onDone={onDone}
    >
      <p className="mt-4">
        {t.rich('next', { check: (text) => <TextLink href={routes.checkChain}>{text}</TextLink> })}
      </p>
    </ShownOnce>
  )
}
