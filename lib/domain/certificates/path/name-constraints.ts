/** Applies the name constraints of authorities to every name below them (RFC 5280 sections 4.2.1.10 and 6.1.3 (b), (c)). */

import { groupedBy } from '../../grouping'
import { printGeneralName } from '../checks/subject-names'
import type { NameConstraints } from '../extensions/name-constraints'
import type { Certificate } from '../model/certificate'
import { isSelfIssued } from '../model/certificate-facts'
import { placerOf } from '../names/constraint-match'
import { valuesOf } from '../names/distinguished-name'
import type { GeneralName, GeneralNameKind } from '../names/general-name'
import { attributeOid } from '../oids'
import type { Severity } from '../rules/finding'
import { type Finding, findingOf } from '../rules/finding'
import type { RuleId } from '../rules/table'
import type { Budget } from './budget'

/** The subject counts as a directory name; a mail address in it counts where no SAN stands. */
function constrainedNames({ subject, known }: Certificate): readonly GeneralName[] {
  const names: GeneralName[] = [...(known.subjectAltName ?? [])]
  if (subject.parts.length > 0) names.push({ kind: 'directory', name: subject })
  if (known.subjectAltName === undefined) {
    for (const value of valuesOf(subject, attributeOid.emailAddress)) names.push({ kind: 'mail', value })
  }
  return names
}

type ByKind = ReadonlyMap<GeneralNameKind, readonly GeneralName[]>

const byKind = (bases: readonly GeneralName[]): ByKind => groupedBy(bases, ({ kind }) => kind)

function breachOf(name: GeneralName, permitted: ByKind, excluded: ByKind, budget: Budget): RuleId | undefined {
  const forbidding = excluded.get(name.kind) ?? []
  const allowing = permitted.get(name.kind)
  budget.spendNameComparisons(forbidding.length + (allowing?.length ?? 0))
  const place = placerOf(name)
  if (forbidding.some((base) => place(base) !== 'outside')) return 'name-not-excluded'
  if (allowing && !allowing.some((base) => place(base) === 'inside')) return 'name-permitted'
  return undefined
}

const printBases = (bases: readonly GeneralName[] | undefined) => bases?.slice(0, 8).map(printGeneralName).join(', ')

function applyTo(
  certificate: Certificate,
  at: number,
  constraints: NameConstraints,
  severity: Severity,
  budget: Budget,
) {
  const permitted = byKind(constraints.permitted)
  const excluded = byKind(constraints.excluded)
  for (const name of constrainedNames(certificate)) {
    const rule = breachOf(name, permitted, excluded, budget)
    if (!rule) continue
    const bases = (rule === 'name-permitted' ? permitted : excluded).get(name.kind)
    return findingOf(rule, severity, at, { expected: printBases(bases), found: printGeneralName(name) })
  }
  return []
}

/** @param path from the leaf to the anchor, whose own constraints count as well (RFC 5937) */
export function nameConstraintFindings(path: readonly Certificate[], severity: Severity, budget: Budget): Finding[] {
  const findings: Finding[] = []
  for (let holder = path.length - 1; holder > 0; holder--) {
    const constraints = path[holder]?.known.nameConstraints
    if (!constraints) continue
    for (const [at, certificate] of path.slice(0, holder).entries()) {
      if (at > 0 && isSelfIssued(certificate)) continue
      findings.push(...applyTo(certificate, at, constraints, severity, budget))
    }
  }
  return findings
}
