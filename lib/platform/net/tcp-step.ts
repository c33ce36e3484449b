/** Opens a TCP connection to one address that the guard allows, and to no other. */
import { connect, isIP, isIPv6, type Socket } from 'node:net'
import { bytesOf, unmapped } from '@/lib/domain/net/address-class'
import { atDeadline, type Deadline, monotonicNow } from './deadline'
import type { Guard } from './guard'
import type { Failure } from './step'

export type TcpStep = { ok: true; socket: Socket; durationMs: number } | Failure

const reasonsByCode: Record<string, string> = {
  ECONNREFUSED: 'tcp-refused',
  ECONNRESET: 'tcp-reset',
  EPIPE: 'tcp-reset',
  ECONNABORTED: 'tcp-reset',
  ETIMEDOUT: 'tcp-timeout',
  EHOSTUNREACH: 'tcp-unreachable',
  EHOSTDOWN: 'tcp-unreachable',
}

/**
 * Connects by address: no name is looked up again between the guard's answer and the connection, and what the socket says
 * it reached is compared afterwards.
 */
export function openTcp(address: string, port: number, guard: Guard, deadline: Deadline): Promise<TcpStep> {
  const startedAt = monotonicNow()
  const failure = (reason: string, evidence?: Failure['evidence']): Failure => ({
    ok: false,
    stage: 'tcp',
    reason,
    durationMs: monotonicNow() - startedAt,
    evidence,
  })
  const refusal = isIP(address) === 0 ? 'reserved' : guard.refusalOf(address, port)
  if (refusal) return Promise.resolve(failure('blocked-by-policy', { class: refusal }))
  return new Promise((resolve) => {
    const socket = connect({ host: address, port, autoSelectFamily: false, noDelay: true })
    const settle = (step: TcpStep) => {
      forget()
      socket.removeAllListeners()
      socket.on('error', ignore)
      if (!step.ok) socket.destroy()
      resolve(step)
    }
    const forget = atDeadline(deadline, () => settle(failure('tcp-timeout')))
    socket.once('connect', () => {
      const isRight = socket.remoteAddress !== undefined && isSameAddress(socket.remoteAddress, address)
      settle(isRight ? { ok: true, socket, durationMs: monotonicNow() - startedAt } : failure('tcp-reset'))
    })
    socket.once('error', (error: NodeJS.ErrnoException) => settle(failureOf(error, address, failure)))
    socket.once('close', () => settle(failure('tcp-reset')))
  })
}

/** A code that is not about the peer is about this machine: it has no way there. */
function failureOf(
  error: NodeJS.ErrnoException,
  address: string,
  failure: (reason: string, evidence?: Failure['evidence']) => Failure,
): Failure {
  const reason = reasonsByCode[error.code ?? '']
  return reason ? failure(reason) : failure('no-route', { family: isIPv6(address) ? 'ipv6' : 'ipv4' })
}

function isSameAddress(reached: string, wanted: string): boolean {
  if (reached === wanted) return true
  return unmapped(bytesOf(reached.replace(/%.*$/, ''))).join() === unmapped(bytesOf(wanted)).join()
}

/** A socket without a listener would end the process when the peer resets it late. */
export function ignore(): void {
  // nothing is left to tell
}
