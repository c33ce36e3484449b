/** Opens an event channel, beats twenty times on new connections, and always ends it: on demand, or once an hour. */
import { randomUUID } from 'node:crypto'
import type { TLSSocket } from 'node:tls'
import { type ChannelObservation, wantedHeartbeats } from '@/lib/domain/health/event-channel'
import { channelPathOf, openChannelPathOf } from '@/lib/domain/health/interface-path'
import type { ProbeTarget } from '@/lib/domain/health/types'
import { createAnswerReader } from './answer-reader'
import { openConnection } from './connection'
import { atDeadline, deadlineIn, wholeOf, wholeRequestMs } from './deadline'
import { ask, type HttpRequest, textOf } from './http-step'
import { createLimiter } from './limiter'
import { basicOf } from './login-probe'
import type { ProbeOptions, ProbeRun } from './probe-run'
import { ignore } from './tcp-step'

interface OpenChannel {
  status: number | 'none'
  channelId?: string
  cookies: string
}

const mostAddresses = 4

/** A channel at each of the first addresses, one after another; a refused account is not tried a second time. */
export async function observeChannels(target: ProbeTarget, options: ProbeOptions): Promise<ChannelObservation[]> {
  const { host, port, testAccount } = target
  const nothing = (reason: string) => [{ host, port, hasChannel: false, heartbeats: [], reason }]
  if (target.kind !== 'xsi-events' || !testAccount) return nothing('no-test-account')
  const run: ProbeRun = { ...options, target, now: new Date(), login: { isRefused: false, queue: createLimiter(1) } }
  const lookup = await options.resolver.addressesOf(host)
  if (!lookup.ok) return nothing(lookup.reason)
  const observations: ChannelObservation[] = []
  for (const { address } of lookup.addresses.slice(0, mostAddresses)) {
    if (run.signal?.aborted) break
    const observation = await observeChannel(run, address, { Authorization: `Basic ${basicOf(testAccount)}` })
    observations.push(observation)
    if (observation.openedWith === 401 || observation.openedWith === 403) break
  }
  return observations
}

/** The stream stays open while heartbeats run: its end would end the channel. */
async function observeChannel(
  run: ProbeRun,
  address: string,
  authorization: Record<string, string>,
): Promise<ChannelObservation> {
  const { host, port, path: base } = run.target
  const none = { host, port, address, hasChannel: false, heartbeats: [] }
  const connection = await openConnection(run, address, { protocol: 'http/1.1' })
  if (!connection.ok) return { ...none, reason: connection.reason }
  const stream = connection.socket
  try {
    const opened = await openChannel(stream, { host, port, path: channelPathOf(base), headers: authorization })
    const { channelId, cookies, status } = opened
    if (!channelId) return { ...none, openedWith: status }
    const headers = cookies ? { ...authorization, Cookie: cookies } : authorization
    const path = openChannelPathOf(base, channelId)
    const heartbeats = await beat(run, address, { host, port, path, headers })
    await send(run, address, { method: 'DELETE', host, port, path, headers })
    return { ...none, openedWith: status, hasChannel: true, heartbeats }
  } finally {
    stream.destroy()
  }
}

async function beat(run: ProbeRun, address: string, request: HttpRequest): Promise<(number | 'none')[]> {
  const heartbeats: (number | 'none')[] = []
  while (heartbeats.length < wantedHeartbeats && !run.signal?.aborted) {
    const status = await send(run, address, { ...request, method: 'PUT', path: `${request.path}/heartbeat` })
    heartbeats.push(status)
    if (status !== 200) break
  }
  return heartbeats
}

/** One request on a connection of its own. */
async function send(run: ProbeRun, address: string, request: HttpRequest): Promise<number | 'none'> {
  const connection = await openConnection(run, address, { protocol: 'http/1.1' })
  if (!connection.ok) return 'none'
  const step = await ask(connection.socket, request, connection.deadline, wholeOf(connection.deadline))
  return step.ok ? step.answer.head.status : 'none'
}

/** Posts the request and reads the stream until the channel has its identifier; the socket stays open. */
function openChannel(socket: TLSSocket, request: HttpRequest): Promise<OpenChannel> {
  return new Promise((resolve) => {
    const reader = createAnswerReader()
    const settle = () => {
      forget()
      socket.removeAllListeners('end').removeAllListeners('close').removeAllListeners('data')
      socket.removeAllListeners('error').on('error', ignore).resume()
      const answer = reader.answer()
      const channelId = /<channelId>([\w.:-]{1,200})<\/channelId>/.exec(answer?.body ?? '')?.[1]
      resolve({ status: answer?.head.status ?? 'none', channelId, cookies: answer?.head.cookies ?? '' })
    }
    const forget = atDeadline(deadlineIn(wholeRequestMs), settle)
    socket.on('data', (bytes: Buffer) => {
      const state = reader.push(bytes)
      const hasChannel = reader.answer()?.body.includes('</channelId>')
      if (state === 'done' || typeof state === 'object' || hasChannel) settle()
    })
    for (const event of ['end', 'close', 'error'] as const) socket.once(event, settle)
    socket.write(textOf({ ...request, method: 'POST', body: channelBody() }))
  })
}

function channelBody(): string {
  const content = `<channelSetId>${randomUUID()}</channelSetId><priority>1</priority><weight>50</weight><expires>3600</expires>`
  return `<?xml version="1.0" encoding="UTF-8"?><Channel xmlns="http://schema.broadsoft.com/xsi">${content}</Channel>`
}
