/** Checks the period of validity, both ends included, at whole seconds (RFC 5280 section 4.1.2.5). */

import type { DerTime } from '../der/time'
import type { Certificate } from '../model/certificate'
import type { ValidationRequest } from '../request'
import { authorities, type Check, everywhere, leafOnly, when } from './check'

const second = ({ atMs }: ValidationRequest) => Math.floor(atMs / 1000) * 1000

const printTime = (epochMs: number) => new Date(epochMs).toISOString()

const expired = ({ notAfter }: Certificate, request: ValidationRequest) =>
  when(second(request) > notAfter.epochMs, () => ({
    expected: printTime(request.atMs),
    found: printTime(notAfter.epochMs),
  }))

const early = ({ notBefore }: Certificate, request: ValidationRequest) =>
  when(second(request) < notBefore.epochMs, () => ({
    expected: printTime(request.atMs),
    found: printTime(notBefore.epochMs),
  }))

/** UTCTime through 2049, GeneralizedTime from 2050. */
const isWrongForm = ({ form, year }: DerTime) => (form === 'generalized') !== year >= 2050

export const validityChecks: readonly Check[] = [
  { rule: 'not-expired', roles: leafOnly, breach: expired },
  { rule: 'already-valid', roles: leafOnly, breach: early },
  { rule: 'issuer-not-expired', roles: authorities, breach: expired },
  { rule: 'issuer-already-valid', roles: authorities, breach: early },
  {
    rule: 'validity-form',
    roles: everywhere,
    breach: ({ notBefore, notAfter }) => when(isWrongForm(notBefore) || isWrongForm(notAfter)),
  },
]
