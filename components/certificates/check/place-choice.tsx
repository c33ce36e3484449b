'use client'

/** Cluster, place and host name that the chain is judged for; without a cluster the rules of public web servers count. */
import { useTranslations } from 'next-intl'
import { FormField } from '@/components/patterns/form/form-fields'
import type { Form } from '@/components/patterns/form/use-form'
import { useFieldWords } from '@/components/patterns/form/words'
import { Select } from '@/components/ui/select'
import type { ChoosableCluster } from '@/lib/features/inspection/types'

interface PlaceChoiceProps {
  form: Form
  clusters: readonly ChoosableCluster[]
  isOff: boolean
}

export function PlaceChoice({ form, clusters, isOff }: PlaceChoiceProps) {
  const t = useTranslations('inspection')
  const places = useTranslations('certificates.places')
  const words = useFieldWords('inspection')
  const chosen = clusters.find(({ id }) => id === form.values.clusterId)
  const choose = (clusterId: string) => {
    const next = clusters.find(({ id }) => id === clusterId)
    form.set('clusterId', clusterId)
    const kept = next?.places.find((place) => place === form.values.place)
    form.set('place', kept ?? next?.places[0] ?? '')
  }
  const bound = (name: string) => ({
    id: `${form.id}-${name}`,
    name,
    label: words.label(name),
    help: words.help(name),
    readOnly: isOff,
    value: String(form.values[name]),
  })
  return (
    <div className="flex flex-col gap-3">
      <Select
        {...bound('clusterId')}
        onChange={choose}
        options={[
          { label: t('noCluster'), value: '' },
          ...clusters.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <Select
        {...bound('place')}
        readOnly={isOff || !chosen}
        onChange={(place) => form.set('place', place)}
        options={
          chosen
            ? chosen.places.map((place) => ({ value: place, label: places(place) }))
            : [{ label: t('noPlace'), value: '' }]
        }
      />
      <FormField
        name="host"
        form={form}
        noun="inspection"
        readOnly={isOff || undefined}
        hidesWas
        under={{ host: chosen && <Hosts cluster={chosen} form={form} /> }}
      />
    </div>
  )
}

/** The names that the cluster's interfaces have, one click away from the field. */
function Hosts({ cluster, form }: { cluster: ChoosableCluster; form: Form }) {
  const t = useTranslations('inspection')
  const isLive = form.values.source === 'endpoint'
  const take = ({ host, port }: ChoosableCluster['hosts'][number]) => {
    if (!isLive) return form.set('host', host)
    form.set('endpointHost', host)
    form.set('endpointPort', String(port))
  }
  return (
    <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1 text-xs">
      <span className="text-ink-soft">{t('hosts')}</span>
      {cluster.hosts.map((one) => (
        <button
          key={`${one.host}:${one.port}`}
          type="button"
          className="host font-medium text-link hover:underline"
          onClick={() => take(one)}
        >
          {isLive ? `${one.host}:${one.port}` : one.host}
        </button>
      ))}
    </p>
  )
}
