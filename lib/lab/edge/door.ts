/** A listening socket that shows the faults of its connections: refused, silent, closed, reset. */
import { createServer, type Server, type Socket } from 'node:net'
import type { InterfaceKind } from '@/lib/domain/health/types'
import type { Fault } from '../faults/catalogue'
import type { FaultRegistry } from '../faults/registry'
import { concerns, type Place } from '../faults/scope'
import { LabError } from '../lab-error'
import { close, listen, reset, trackSockets } from '../sockets'
import { readClientHello } from './client-hello'

export interface DoorOptions {
  address: string
  port: number
  /** Where the door stands; its interfaces are worked out from the name that the client asks for. */
  place: Omit<Place, 'interfaces' | 'host'>
  interfacesAt(host?: string): InterfaceKind[]
  faults: FaultRegistry
  /** Hidden servers listen only to faults that name them: those of their address show at the balancer. */
  listensTo: 'its-address' | 'its-own-faults'
  /** Takes over a connection whose first bytes are waiting in it. */
  accept(socket: Socket, host: string | undefined): void
}

export interface Door {
  start(): Promise<void>
  stop(): Promise<void>
}

export const createDoor = (options: DoorOptions): Door => {
  const server = createServer({ pauseOnConnect: true }, (socket) => receive(socket, options))
  const sockets = trackSockets(server)
  const dropAll = () => {
    for (const socket of sockets) reset(socket)
  }
  let stopped = false
  let following = Promise.resolve()
  const follow = (): Promise<void> => {
    following = following
      .catch(() => {})
      .then(async () => {
        const open = !stopped && !isRefused(options)
        if (open && !server.listening) await listenAt(server, options)
        if (open || !server.listening) return
        const closed = close(server)
        dropAll()
        await closed
      })
    return following
  }
  options.faults.onChange(async (changed) => {
    if (changed.some((fault) => isHere(fault, options))) dropAll()
    await follow()
  })
  return {
    start: follow,
    stop: () => {
      stopped = true
      return follow()
    },
  }
}

/** Throws LabError when another program holds the port, on this address or on all. */
const listenAt = async (server: Server, { address, port }: DoorOptions): Promise<void> => {
  try {
    await listen(server, { host: address, port })
  } catch (error) {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
    throw isTaken ? new LabError('port-taken', { address, port }) : error
  }
}

const isHeard = (fault: Fault, options: DoorOptions): boolean =>
  options.listensTo === 'its-address' || fault.xsp !== undefined

/** Whether a fault changes how connections at this door fare, so that open ones must end. */
const isHere = (fault: Fault, options: DoorOptions): boolean =>
  (fault.layer === 'connection' || fault.layer === 'tls') &&
  concerns(fault, { ...options.place, ...(fault.host && { host: fault.host }), interfaces: options.interfacesAt() })

const connectionFault = (options: DoorOptions, host?: string): Fault | undefined => {
  const fault = options.faults.at('connection', {
    ...options.place,
    ...(host && { host }),
    interfaces: options.interfacesAt(host),
  })
  return fault && isHeard(fault, options) ? fault : undefined
}

/** A refusal of one interface closes the port for its neighbours. */
const isRefused = (options: DoorOptions): boolean =>
  options.faults.list().some((fault) => fault.fault === 'refuse' && isHeard(fault, options) && isHere(fault, options))

const receive = (socket: Socket, options: DoorOptions): void => {
  socket.on('error', () => socket.destroy())
  socket.setNoDelay(true)
  if (options.faults.isCutOff()) {
    holdSilently(socket)
    return
  }
  const fault = connectionFault(options)
  if (fault && !fault.interface && !fault.host) {
    endAs(fault, socket)
    return
  }
  let received: Buffer = Buffer.alloc(0)
  const read = (chunk: Buffer) => {
    received = Buffer.concat([received, chunk])
    const hello = readClientHello(received)
    if (hello.kind === 'incomplete') return
    socket.off('data', read)
    socket.pause()
    const late = connectionFault(options, hello.host)
    if (late) {
      endAs(late, socket)
      return
    }
    socket.unshift(received)
    options.accept(socket, hello.host)
  }
  socket.on('data', read)
  socket.resume()
}

const endAs = (fault: Fault, socket: Socket): void => {
  if (fault.fault === 'close') socket.end()
  if (fault.fault === 'reset-before-handshake') reset(socket)
  if (fault.fault === 'hang') holdSilently(socket)
}

/** It is read, so that the client's own end is noticed. */
const holdSilently = (socket: Socket): void => {
  socket.resume().on('end', () => socket.destroy())
}
