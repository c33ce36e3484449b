/** Runs every check that a certificate's role and the request's profile ask for. */

import type { Certificate } from '../model/certificate'
import type { ValidationRequest } from '../request'
import { type Finding, findingOf } from '../rules/finding'
import { levelOf } from '../rules/table'
import { authorityChecks } from './authority'
import type { Check, Role } from './check'
import { commonNameChecks } from './common-name'
import { criticalityChecks } from './criticality'
import { ctiClientChecks } from './cti-client'
import { formChecks } from './form'
import { identifierChecks } from './identifiers'
import { keyChecks } from './keys'
import { peerNameChecks } from './peer-names'
import { purposeChecks } from './purposes'
import { subjectNameChecks } from './subject-names'
import { validityChecks } from './validity'

const allChecks: readonly Check[] = [
  ...validityChecks,
  ...authorityChecks,
  ...formChecks,
  ...keyChecks,
  ...identifierChecks,
  ...criticalityChecks,
  ...purposeChecks,
  ...subjectNameChecks,
  ...commonNameChecks,
  ...peerNameChecks,
  ...ctiClientChecks,
]

const selected = new Map<string, readonly Check[]>()

function checksFor(role: Role, { profile, strict }: ValidationRequest): readonly Check[] {
  const key = `${role} ${profile} ${strict}`
  let checks = selected.get(key)
  if (!checks) {
    checks = allChecks.filter((check) => check.roles.includes(role) && levelOf(check.rule, profile, strict))
    selected.set(key, checks)
  }
  return checks
}

/** @param at the certificate's index in the path */
export function checkCertificate(
  certificate: Certificate,
  role: Role,
  at: number,
  request: ValidationRequest,
): Finding[] {
  const findings: Finding[] = []
  for (const check of checksFor(role, request)) {
    const evidence = check.breach(certificate, request)
    if (evidence) findings.push(...findingOf(check.rule, request, at, evidence))
  }
  return findings
}
