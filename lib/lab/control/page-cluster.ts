/** One cluster on the control page: a table of its addresses, its names, and what to type in the hub. */
import { type InterfaceKind, interfaceKinds } from '@/lib/domain/health/types'
import type { Fault, FaultLayer, FaultName, FaultScope } from '../faults/catalogue'
import { faultNames, specOf } from '../faults/catalogue'
import { sameScope, showsAt } from '../faults/scope'
import { hostsOf } from '../layout'
import type { LabCluster, LabSite } from '../story'
import { type Html, html } from './html'
import { fill, type Words } from './words'

interface ClusterFacts {
  cluster: LabCluster
  faults: readonly Fault[]
  words: Words
}

export const clusterSection = (facts: ClusterFacts): Html => {
  const { cluster, words } = facts
  const heading = `heading-${cluster.key}`
  const columns = interfaceKinds.map((kind) => html`<th scope="col">${words.interfaces[kind]}</th>`)
  return html`<section aria-labelledby="${heading}"><div class="head"><h2 id="${heading}">${cluster.name}</h2>
<span class="soft">${cluster.domain}, ${words.edge[cluster.edge]}</span></div>
<table><thead><tr><th scope="col">${words.address}</th><th scope="col">${words.wholeAddress}</th>${columns}</tr></thead>
<tbody>${cluster.sites.map((site) => addressRow(facts, site))}</tbody></table>
<div class="names"><h3>${words.names}</h3>${hostsOf(cluster).map((host) => nameField(facts, host))}</div>
${factsOf(facts)}</section>`
}

const addressRow = (facts: ClusterFacts, site: LabSite): Html => {
  const { cluster, words } = facts
  const servers =
    cluster.edge === 'xsp-in-dmz'
      ? words.noServers
      : fill(words.servers, { servers: site.xsps.map((xsp) => xsp.key).join(', ') })
  return html`<tr><th scope="row">${site.address}<div class="soft">${servers}</div></th>
${[undefined, ...interfaceKinds].map((kind) => cellOf(facts, site.address, kind))}</tr>`
}

const cellOf = (facts: ClusterFacts, address: string, kind: InterfaceKind | undefined): Html => {
  const { cluster, faults, words } = facts
  const scope: FaultScope = { cluster: cluster.key, address, ...(kind && { interface: kind }) }
  const what = kind ? words.interfaces[kind] : words.wholeAddress
  const own = faults.filter((fault) => fault.layer !== 'dns' && sameScope(fault, scope))
  const others = kind
    ? faults.filter((fault) => fault.layer !== 'dns' && !own.includes(fault) && showsAt(fault, cluster, address, kind))
    : []
  const label = fill(words.faultAt, { what, where: address, cluster: cluster.name })
  return html`<td data-label="${what}">${selectOf({ id: `at-${address}-${kind ?? 'all'}`, label, scope, own, others: others.length, names: namesFor(kind), words })}
${alsoOf([...own.slice(1), ...others], words)}</td>`
}

const alsoOf = (faults: readonly Fault[], words: Words): Html | undefined => {
  if (faults.length === 0) return undefined
  const list = [...new Set(faults.map((fault) => labelOf(fault.fault, words, fault.params.addresses?.[0])))].join(', ')
  return html`<div class="also">${fill(words.alsoHere, { faults: list })}</div>`
}

const namesFor = (kind: InterfaceKind | undefined): FaultName[] =>
  faultNames.filter((name) => {
    const spec = specOf(name)
    return spec.layer !== 'dns' && (!kind || (spec.interfaces?.includes(kind) ?? true))
  })

const nameField = ({ cluster, faults, words }: ClusterFacts, host: string): Html => {
  const scope: FaultScope = { cluster: cluster.key, host }
  const own = faults.filter((fault) => fault.layer === 'dns' && sameScope(fault, scope))
  const others = faults.filter(
    (fault) => fault.layer === 'dns' && fault.cluster === cluster.key && !own.includes(fault),
  )
  const concerning = others.filter(
    (fault) => !fault.host && (!fault.interface || cluster.hosts[fault.interface] === host),
  )
  const names = faultNames.filter((name) => specOf(name).layer === 'dns')
  const label = fill(words.faultOfName, { host, cluster: cluster.name })
  const nowhere = cluster.addresses[0]?.replace(/\d+$/, '99') ?? ''
  return html`<div><label for="name-${host}">${host}</label>${selectOf({ id: `name-${host}`, label, scope, own, others: concerning.length, names, words, nowhere })}
${alsoOf(concerning, words)}</div>`
}

interface SelectFacts {
  id: string
  label: string
  scope: FaultScope
  own: readonly Fault[]
  names: readonly FaultName[]
  words: Words
  /** An address of the cluster's network where nobody listens. */
  nowhere?: string
  /** How many faults of a wider scope show here too. */
  others: number
}

const selectOf = ({ id, label, scope, own, others, names, words, nowhere }: SelectFacts): Html => {
  const [current] = own
  const layers = [...new Set(names.map((name) => specOf(name).layer))]
  const group = (layer: FaultLayer) =>
    html`<optgroup label="${words.layers[layer]}">${names
      .filter((name) => specOf(name).layer === layer)
      .map((name) => optionOf(name, current, words, nowhere))}</optgroup>`
  return html`<select id="${id}" class="${current ? 'on' : ''}" aria-label="${label}" data-scope="${JSON.stringify(scope)}"
data-own="${JSON.stringify(own.map((fault) => fault.id))}"><option value="">${others > 0 ? words.noOwnFault : words.noFault}</option>${layers.map(group)}</select>`
}

const optionOf = (name: FaultName, current: Fault | undefined, words: Words, nowhere = ''): Html => {
  const isCurrent = current?.fault === name
  const address = (isCurrent && current.params.addresses?.[0]) || nowhere
  const value = JSON.stringify({ fault: name, ...(name === 'dns-changed' && { params: { addresses: [address] } }) })
  const label = labelOf(name, words, address)
  return isCurrent
    ? html`<option value="${value}" selected>${label}</option>`
    : html`<option value="${value}">${label}</option>`
}

const labelOf = (name: FaultName, words: Words, address = ''): string => fill(words.faults[name], { address })

const factsOf = ({ cluster, words }: ClusterFacts): Html => {
  const { xsiActionsUrl, xsiEventsUrl, authenticationServiceUrl, dmsUrl } = cluster.urls
  const rows: [string, string | number][] = [
    [words.testAccount, cluster.testAccount.userId],
    [words.password, cluster.testAccount.password],
    [words.urls.xsiActionsUrl, xsiActionsUrl],
    [words.urls.xsiEventsUrl, xsiEventsUrl],
    [words.urls.ctiUrl, cluster.ctiHost],
    [words.ctiPort, cluster.ctiPort],
    [words.urls.authenticationServiceUrl, authenticationServiceUrl],
    [words.urls.dmsUrl, dmsUrl],
    [words.xsiDomain, cluster.xsiDomain],
    [words.device, `${cluster.device.userId} / ${cluster.device.password}`],
  ]
  return html`<details id="facts-${cluster.key}"><summary>${words.facts}<span class="soft"> ${cluster.name}</span></summary>
<dl>${rows.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl></details>`
}
