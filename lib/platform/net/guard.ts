/** Owns the outbound guard: which addresses and ports a probe may reach, and how many of them an hour (quality.md, SSRF rules 1, 2, 5). */
import { networkInterfaces } from 'node:os'
import {
  type AddressClass,
  type AddressRange,
  addressClassOf,
  bytesOf,
  isWithin,
  parseRange,
  unmapped,
} from '@/lib/domain/net/address-class'
import { standardPorts } from '@/lib/domain/net/url-rules'
import { createOutboundBudget, type OutboundBudget } from './outbound-budget'

/** Why nothing may be sent there: the address's class, one of this machine's own, or the port. */
export type GuardRefusal = AddressClass | 'own' | 'port'

export interface Guard {
  /** The refusal, or undefined when the address may be reached. Asked again before every connection. */
  refusalOf(address: string, port: number): GuardRefusal | undefined
  budget: OutboundBudget
}

export interface GuardSettings {
  /** CIDR ranges that the operator allows besides the public Internet. Never from a tenant. */
  allowedRanges?: readonly string[]
  /** Ports besides 443, 8443 and 8012. */
  allowedPorts?: readonly number[]
  budgetPerHour?: number
  /** Addresses of the hub itself and of its database; refused even within an allowed range. */
  ownAddresses?: () => readonly string[]
}

export function createGuard(settings: GuardSettings = {}): Guard {
  const allowed = (settings.allowedRanges ?? []).map(parseRange)
  const ports = new Set([...standardPorts, ...(settings.allowedPorts ?? [])])
  const ownAddresses = settings.ownAddresses ?? interfaceAddresses
  return {
    budget: createOutboundBudget(settings.budgetPerHour ?? 600),
    refusalOf: (address, port) => (ports.has(port) ? refusalOf(address, allowed, ownAddresses()) : 'port'),
  }
}

function refusalOf(address: string, allowed: AddressRange[], own: readonly string[]): GuardRefusal | undefined {
  const bytes = bytesOrNull(address)
  if (!bytes) return 'reserved'
  const addressClass = addressClassOf(bytes)
  if (addressClass === 'metadata') return 'metadata'
  const plain = unmapped(bytes)
  if (own.some((one) => isSame(plain, bytesOrNull(one)))) return 'own'
  if (addressClass === 'public' || allowed.some((range) => isWithin(plain, range))) return undefined
  return addressClass
}

function bytesOrNull(address: string): number[] | null {
  try {
    return unmapped(bytesOf(address))
  } catch {
    return null
  }
}

function isSame(bytes: readonly number[], other: readonly number[] | null): boolean {
  return other !== null && bytes.length === other.length && bytes.every((byte, index) => byte === other[index])
}

const interfacesKeptMs = 5_000
let interfaces: { addresses: string[]; readAt: number } = { addresses: [], readAt: Number.NEGATIVE_INFINITY }

/** Addresses of this machine's network interfaces, read at most every five seconds. */
export function interfaceAddresses(): string[] {
  const at = performance.now()
  if (at - interfaces.readAt > interfacesKeptMs) {
    const addresses = Object.values(networkInterfaces()).flatMap((entries) => (entries ?? []).map((one) => one.address))
    interfaces = { addresses, readAt: at }
  }
  return interfaces.addresses
}
