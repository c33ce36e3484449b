/** Writes the vectors that are planned and not yet there; a vector once written keeps its bytes. */

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pemOf, type Vector } from './certificates/vector-file'
import { authorityPlans } from './certificates/vector-plans/authorities'
import { constraintPlans } from './certificates/vector-plans/constraints'
import { ctiPlans } from './certificates/vector-plans/cti'
import { formPlans } from './certificates/vector-plans/form'
import { identifierPlans } from './certificates/vector-plans/identifiers'
import { keyPlans } from './certificates/vector-plans/keys'
import { namePlans } from './certificates/vector-plans/names'
import { pathPlans } from './certificates/vector-plans/paths'
import type { VectorPlan } from './certificates/vector-plans/plan'
import { policyPlans } from './certificates/vector-plans/policies'
import { purposePlans } from './certificates/vector-plans/purposes'
import { revocationPlans } from './certificates/vector-plans/revocation'
import { subjectPlans } from './certificates/vector-plans/subjects'
import { validityPlans } from './certificates/vector-plans/validity'

const themes: Readonly<Record<string, readonly VectorPlan[]>> = {
  authorities: authorityPlans,
  constraints: constraintPlans,
  cti: ctiPlans,
  form: formPlans,
  identifiers: identifierPlans,
  keys: keyPlans,
  names: namePlans,
  paths: pathPlans,
  policies: policyPlans,
  purposes: purposePlans,
  revocation: revocationPlans,
  subjects: subjectPlans,
  validity: validityPlans,
}

function made({ id, why, make, expected, at }: VectorPlan): Vector {
  const { leaf, intermediates = [], anchors, crls = [], ask = {} } = make()
  return {
    id,
    why,
    ask,
    leaf: pemOf(leaf),
    intermediates: intermediates.map((der) => pemOf(der)),
    anchors: anchors.map((der) => pemOf(der)),
    crls: crls.map((der) => pemOf(der, 'X509 CRL')),
    expected,
    ...(at === undefined ? {} : { at }),
  }
}

const readVectors = (file: string): readonly Vector[] => JSON.parse(readFileSync(file, 'utf8'))

/** Every vector that is there, in whichever theme it stands. */
function knownVectors(folder: string): Map<string, Vector> {
  const files = readdirSync(folder).map((name) => path.join(folder, name))
  return new Map(files.flatMap(readVectors).map((vector) => [vector.id, vector]))
}

/** @returns how many vectors are new */
export function writeVectors(folder: string): number {
  mkdirSync(folder, { recursive: true })
  const known = knownVectors(folder)
  let fresh = 0
  for (const [theme, plans] of Object.entries(themes)) {
    const vectors = plans.map((plan) => {
      const kept = known.get(plan.id)
      if (!kept) fresh += 1
      return kept ? { ...kept, why: plan.why, expected: plan.expected, at: plan.at } : made(plan)
    })
    writeFileSync(path.join(folder, `${theme}.json`), `${JSON.stringify(vectors, null, 1)}\n`)
  }
  return fresh
}

process.stdout.write(`${writeVectors(path.resolve('tests/vectors/certificates'))} new vectors\n`)
