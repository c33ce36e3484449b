/** Reads from a check of an interface who was let in: strangers, and the owner of a client certificate. */
import type { AddressObservation, InterfaceObservation } from '../../health/types'

export interface AdmissionFacts {
  /** A handshake without a client certificate was refused; undefined where no check got that far. */
  readonly refusesAnonymous: boolean | undefined
  /** A handshake with the cluster's probe certificate was completed; undefined where none was tried. */
  readonly admitsClient: boolean | undefined
}

const nothing: AdmissionFacts = { refusesAnonymous: undefined, admitsClient: undefined }

/** Reasons of the TLS stage that answer the question (lib/domain/health/reasons.ts). */
const answers: Readonly<Record<string, AdmissionFacts>> = {
  'client-certificate-not-asked': { refusesAnonymous: false, admitsClient: undefined },
  'partly-checked': { refusesAnonymous: true, admitsClient: undefined },
  'client-certificate-refused': { refusesAnonymous: true, admitsClient: false },
  'client-certificate-required': { refusesAnonymous: true, admitsClient: undefined },
}

/** @param isMutual the interface is to demand a client certificate */
function ofAddress({ stages }: AddressObservation, isMutual: boolean): AdmissionFacts {
  const tls = stages.find(({ stage }) => stage === 'tls')
  if (!tls) return nothing
  if (tls.reason) return answers[tls.reason] ?? nothing
  if (tls.outcome !== 'passed') return nothing
  return isMutual
    ? { refusesAnonymous: true, admitsClient: true }
    : { refusesAnonymous: false, admitsClient: undefined }
}

const firstOf = <T>(values: readonly (T | undefined)[], worst: T): T | undefined =>
  values.includes(worst) ? worst : values.find((value) => value !== undefined)

/** All addresses together; the one that breaks the rule speaks for them. */
export function admissionOf(observation: InterfaceObservation, isMutual: boolean): AdmissionFacts {
  const facts = observation.addresses.map((address) => ofAddress(address, isMutual))
  return {
    refusesAnonymous: firstOf(
      facts.map(({ refusesAnonymous }) => refusesAnonymous),
      !isMutual,
    ),
    admitsClient: firstOf(
      facts.map(({ admitsClient }) => admitsClient),
      false,
    ),
  }
}
