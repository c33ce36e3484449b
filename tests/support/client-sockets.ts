/** Sees every connection that this process begins, by the address it goes to: what is not destroyed in the end was leaked. */
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { Socket } from 'node:net'

export interface ClientSockets {
  /** Connections to the address that were not forgotten: all of them, and those that are still open. */
  to(address: string): { begun: number; open: number }
  /** What a test itself began there. */
  forget(address: string): void
  stop(): void
}

export function watchClientSockets(): ClientSockets {
  const sockets = new Map<string, Socket[]>()
  const note = (message: unknown) => {
    const { socket } = message as { socket: Socket }
    socket.once('connectionAttempt', (address: string) => {
      sockets.set(address, [...(sockets.get(address) ?? []), socket])
    })
  }
  subscribe('net.client.socket', note)
  return {
    to: (address) => {
      const begun = sockets.get(address) ?? []
      return { begun: begun.length, open: begun.filter(({ destroyed }) => !destroyed).length }
    },
    forget: (address) => {
      sockets.delete(address)
    },
    stop: () => {
      unsubscribe('net.client.socket', note)
    },
  }
}
