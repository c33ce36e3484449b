/** Asks for each signature once per validation and counts what it costs. */

import { sameBytes } from '../bytes'
import type { SubjectPublicKey } from '../model/public-key'
import type { SignedFacts, VerifySignature } from '../request'
import type { Budget } from './budget'

interface Answer {
  readonly key: SubjectPublicKey
  readonly holds: boolean
}

/** Twins of an authority share a key, so answers are remembered by key and not by certificate. */
export class SignatureMemory {
  private readonly answers = new Map<SignedFacts, Answer[]>()

  constructor(
    private readonly verify: VerifySignature,
    private readonly budget: Budget,
  ) {}

  holds(signed: SignedFacts, key: SubjectPublicKey): boolean {
    const known = this.answers.get(signed)
    const answer = known?.find((one) => one.key === key || sameBytes(one.key.bytes, key.bytes))
    if (answer) return answer.holds
    this.budget.spendSignatureCheck()
    const fresh = { key, holds: this.verify(signed, key) }
    if (known) known.push(fresh)
    else this.answers.set(signed, [fresh])
    return fresh.holds
  }
}
