/** The shape of tests/vectors/certificates: one file per theme, cases as data. */

import { pemBlocksOf } from '@/lib/domain/certificates/input/pem'
import { readCertificate } from '@/lib/domain/certificates/model/certificate'
import { readCrl } from '@/lib/domain/certificates/model/crl'
import { plainRequest, type ValidationRequest } from '@/lib/domain/certificates/request'
import type { RuleId } from '@/lib/domain/certificates/rules/table'
import type { VectorQuestion } from './vector-plans/plan'

export interface Vector {
  readonly id: string
  readonly why: string
  readonly ask: VectorQuestion
  readonly leaf: string
  readonly intermediates: readonly string[]
  readonly anchors: readonly string[]
  readonly crls: readonly string[]
  readonly expected: 'ok' | RuleId
  readonly at?: number
}

export const derOf = (pem: string): Uint8Array => {
  const bytes = pemBlocksOf(pem, 1)[0]?.bytes
  if (!bytes) throw new Error('A vector holds PEM.')
  return bytes
}

export const pemOf = (der: Uint8Array, label = 'CERTIFICATE') => {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`
}

export function requestOf({ ask, leaf, intermediates, anchors, crls }: Vector): ValidationRequest {
  const { at = '2026-06-15T12:00:00Z', ...question } = ask
  return {
    ...plainRequest,
    leaf: readCertificate(derOf(leaf)),
    intermediates: intermediates.map((pem) => readCertificate(derOf(pem))),
    anchors: anchors.map((pem) => readCertificate(derOf(pem))),
    crls: crls.map((pem) => readCrl(derOf(pem))),
    atMs: Date.parse(at),
    profile: 'web-server',
    ...question,
  }
}
