/** Chains per second, parsed and validated, beside the validators that Node projects use; --json prints one object. */

import { makeChain } from './certificates/chains'
import { canValidate, prepareValidators, type ValidatorName, validators } from './certificates/validators'

const words = new Set(process.argv.slice(2))
const isJson = words.has('--json')
const isQuick = words.has('--quick')
const rounds = isQuick ? 4 : 7
const roundMs = isQuick ? 200 : 400
/** Long enough for the engine to have compiled what it measures. */
const warmUpMs = isQuick ? 700 : 1500

const names = Object.keys(validators) as ValidatorName[]

async function perSecond(run: () => unknown, forMs: number): Promise<number> {
  const start = performance.now()
  let count = 0
  while (performance.now() - start < forMs) {
    await run()
    count += 1
  }
  return (count * 1000) / (performance.now() - start)
}

/** The best of several rounds, taken in turns, so that a busy moment harms all alike. */
async function measure(kind: 'rsa' | 'ec'): Promise<Record<string, number>> {
  const chain = makeChain(kind === 'rsa' ? 'rsa2048' : 'p256')
  const taking = names.filter((name) => canValidate(name, kind))
  const best: Record<string, number> = {}
  for (const name of taking) await perSecond(() => validators[name](chain), warmUpMs)
  for (let round = 0; round < rounds; round++) {
    for (const name of taking) {
      const rate = await perSecond(() => validators[name](chain), roundMs)
      best[name] = Math.max(best[name] ?? 0, Math.round(rate))
    }
  }
  return best
}

function show(title: string, rates: Record<string, number>): void {
  for (const [name, rate] of Object.entries(rates)) {
    const ratio = (rate / (rates.naive ?? 1)).toFixed(2)
    process.stdout.write(
      `${title.padEnd(10)}${name.padEnd(10)}${String(rate).padStart(8)} chains/s${ratio.padStart(8)} x naive\n`,
    )
  }
}

prepareValidators()
const result = { rsa: await measure('rsa'), ec: await measure('ec') }
if (isJson) process.stdout.write(`${JSON.stringify(result)}\n`)
else {
  show('RSA-2048', result.rsa)
  show('P-256', result.ec)
}
