/** The event channels that live on one server: a stream for each, kept alive by heartbeats in both directions. */
import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { xmlDocument } from './answers'

export interface Channels {
  /** Starts streaming on the response and returns the channel's id. */
  open(response: ServerResponse, headers: Record<string, string>): string
  has(channelId: string): boolean
  /** Ends the stream of a channel; false when it does not live here. */
  end(channelId: string): boolean
  stop(): void
}

const serverHeartbeatMs = 15_000
const expiresInSeconds = 86_400

export const createChannels = (): Channels => {
  const streams = new Map<string, ServerResponse>()
  const timers = new Map<string, NodeJS.Timeout>()
  const forget = (channelId: string): void => {
    clearInterval(timers.get(channelId))
    timers.delete(channelId)
    streams.delete(channelId)
  }
  const end = (channelId: string): boolean => {
    const stream = streams.get(channelId)
    forget(channelId)
    stream?.end(xmlDocument('ChannelTerminatedEvent', `<channelId>${channelId}</channelId>`))
    return stream !== undefined
  }
  return {
    open: (response, headers) => {
      const channelId = randomUUID()
      streams.set(channelId, response)
      response.on('close', () => forget(channelId))
      response.writeHead(200, { 'content-type': 'application/xml;charset=UTF-8', ...headers })
      const content = `<channelId>${channelId}</channelId><expires>${expiresInSeconds}</expires>`
      response.write(xmlDocument('Channel', content))
      const timer = setInterval(() => response.write(xmlDocument('ChannelHeartBeat', '')), serverHeartbeatMs)
      timers.set(channelId, timer)
      return channelId
    },
    has: (channelId) => streams.has(channelId),
    end,
    stop: () => {
      for (const channelId of [...streams.keys()]) end(channelId)
    },
  }
}
