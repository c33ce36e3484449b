/** The receivers of alerts on the control page: how each behaves, and what it got. */
import { behaviours, type Received, type ReceiverKey, type ReceiverLog, receiverKeys } from '../receivers/receiver'
import { webhookUrl } from '../receivers/webhook-receiver'
import { type Html, html } from './html'
import type { Words } from './words'

const mostShown = 20

export const receiversSection = (log: ReceiverLog, words: Words): Html => {
  const received = log.received().slice(0, mostShown)
  return html`<section aria-labelledby="receivers"><div class="head"><h2 id="receivers">${words.receivers.title}</h2>
<span class="soft">${words.receivers.lead}</span></div>
<div class="names">${receiverKeys.map((key) => field(key, log, words))}</div>
<dl><dt>${words.receivers.webhookUrl}</dt><dd>${webhookUrl}</dd></dl>
${received.length === 0 ? html`<div class="head"><span class="soft">${words.receivers.none}</span></div>` : received.map((one) => messageOf(one, words))}
</section>`
}

const field = (key: ReceiverKey, log: ReceiverLog, words: Words): Html => {
  const current = log.behaviour(key)
  const label = words.receivers[key]
  const options = behaviours[key].map((behaviour) =>
    behaviour === current
      ? html`<option value="${behaviour}" selected>${words.receivers.behaviours[behaviour]}</option>`
      : html`<option value="${behaviour}">${words.receivers.behaviours[behaviour]}</option>`,
  )
  return html`<div><label for="receiver-${key}">${label}</label><select id="receiver-${key}" class="${current === 'works' ? '' : 'on'}"
aria-label="${label}" data-receiver="${key}">${options}</select></div>`
}

const messageOf = ({ number, receiver, at, headers, body }: Received, words: Words): Html => {
  const title = receiver === 'mail' ? headers.subject : (headers['webhook-id'] ?? '')
  const shown = Object.entries(headers).filter(([name]) =>
    name.startsWith(receiver === 'mail' ? 'envelope-' : 'webhook-'),
  )
  return html`<details id="received-${number}"><summary>${words.receivers[receiver]}: ${title}<span class="soft"> ${at}</span></summary>
<dl>${shown.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl><pre>${body}</pre></details>`
}
