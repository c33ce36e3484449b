/** Bounds the work that a chain can cause, whoever made it (certificates.md "work budgets"). */

export interface WorkLimits {
  readonly signatureChecks: number
  readonly nameComparisons: number
  /** Certificates of a path, leaf and anchor included: ten authorities between them at most. */
  readonly pathCertificates: number
}

export const usualLimits: WorkLimits = { signatureChecks: 100, nameComparisons: 250_000, pathCertificates: 12 }

/** Thrown inside a validation only; the verdict reports it as the rule `work-within-budget`. */
export class BudgetSpent extends Error {
  constructor(readonly what: keyof WorkLimits) {
    super(what)
    this.name = 'BudgetSpent'
  }
}

export class Budget {
  signatureChecks = 0
  nameComparisons = 0

  constructor(readonly limits: WorkLimits) {}

  spendSignatureCheck(): void {
    this.signatureChecks += 1
    if (this.signatureChecks > this.limits.signatureChecks) throw new BudgetSpent('signatureChecks')
  }

  spendNameComparisons(count: number): void {
    this.nameComparisons += count
    if (this.nameComparisons > this.limits.nameComparisons) throw new BudgetSpent('nameComparisons')
  }
}
