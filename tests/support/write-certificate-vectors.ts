/** Writes the vectors that are planned and not yet there; a vector once written keeps its bytes. */

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pemOf, type Vector } from './certificates/vector-file'
import { authorityPlans } from './certificates/vector-plans/authorities'
import { constraintPlans } from './certificates/vector-plans/constraints'
import { ctiPlans } from './certificates/vector-plans/cti'
import { formPlans } from './certificates/vector-plans/form'
import { namePlans } from './certificates/vector-plans/names'
import { pathPlans } from './certificates/vector-plans/paths'
import type { VectorPlan } from './certificates/vector-plans/plan'
import { policyPlans } from './certificates/vector-plans/policies'
import { revocationPlans } from './certificates/vector-plans/revocation'
import { validityPlans } from './certificates/vector-plans/validity'

const themes: Readonly<Record<string, readonly VectorPlan[]>> = {
  authorities: authorityPlans,
  constraints: constraintPlans,
  cti: ctiPlans,
  form: formPlans,
  names: namePlans,
  paths: pathPlans,
  policies: policyPlans,
  revocation: revocationPlans,
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

const readVectors = (file: string): readonly Vector[] =>
  existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : []

/** @returns how many vectors are new */
export function writeVectors(folder: string): number {
  mkdirSync(folder, { recursive: true })
  let fresh = 0
  for (const [theme, plans] of Object.entries(themes)) {
    const file = path.join(folder, `${theme}.json`)
    const known = new Map(readVectors(file).map((vector) => [vector.id, vector]))
    const vectors = plans.map((plan) => {
      const kept = known.get(plan.id)
      if (!kept) fresh += 1
      return kept ? { ...kept, why: plan.why, expected: plan.expected, at: plan.at } : made(plan)
    })
    writeFileSync(file, `${JSON.stringify(vectors, null, 1)}\n`)
  }
  return fresh
}

process.stdout.write(`${writeVectors(path.resolve('tests/vectors/certificates'))} new vectors\n`)
