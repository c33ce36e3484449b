/** What the control page does in the browser: sends a choice, then draws the page that the network answers with. */

export const pageScript = `
const status = document.querySelector('[role=status]')
const say = (name, values) => {
  status.textContent = status.dataset[name].replace(/\\{(\\w+)\\}/g, (_, key) => values[key])
}
const send = async (method, path, body) => {
  const answer = await fetch(path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error((await answer.json()).message)
}
let drawn = ''
const draw = async () => {
  const answer = await fetch(location.href, { headers: { accept: 'text/html' } })
  const text = await answer.text()
  if (text === drawn) return
  const next = new DOMParser().parseFromString(text, 'text/html').querySelector('main')
  const open = [...document.querySelectorAll('details[open]')].map((one) => one.id)
  const focused = document.activeElement?.id
  document.querySelector('main').replaceWith(document.adoptNode(next))
  for (const id of open) document.getElementById(id)?.setAttribute('open', '')
  if (focused) document.getElementById(focused)?.focus()
  drawn = text
}
const attempt = async (what, work) => {
  try {
    await work()
    await draw()
    say('saved', { what })
  } catch (error) {
    await draw().catch(() => {})
    say('failed', { reason: error instanceof TypeError ? status.dataset.unreachable : error.message })
  }
}
document.addEventListener('change', ({ target }) => {
  if (!(target instanceof HTMLSelectElement)) return
  const { scope, own, receiver } = target.dataset
  const chosen = target.selectedOptions[0]
  attempt(target.getAttribute('aria-label') + ': ' + chosen.textContent, async () => {
    if (receiver) return send('POST', '/api/receivers', { receiver, behaviour: target.value })
    for (const id of JSON.parse(own)) await send('DELETE', '/api/faults', { id })
    if (target.value) await send('POST', '/api/faults', { ...JSON.parse(scope), ...JSON.parse(target.value) })
  })
})
document.getElementById('mend').addEventListener('click', ({ target }) => {
  attempt(target.textContent, () => send('DELETE', '/api/faults', {}))
})
document.getElementById('restore').addEventListener('click', ({ target }) => {
  attempt(target.textContent, () => send('POST', '/api/story', {}))
})
document.addEventListener('click', ({ target }) => {
  if (!(target instanceof HTMLButtonElement) || !target.dataset.send) return
  const path = target.id === 'network' ? '/api/network' : '/api/scenario/step'
  attempt(target.getAttribute('aria-label') ?? target.textContent, () => send('POST', path, JSON.parse(target.dataset.send)))
})
setInterval(() => {
  if (document.visibilityState === 'visible' && document.activeElement?.tagName !== 'SELECT') draw().catch(() => {})
}, 3000)
`
