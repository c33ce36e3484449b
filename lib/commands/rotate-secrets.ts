/** Rotates the key that seals stored secrets, while the hub runs. Old keys only open, and go once nothing needs them. */
import { parseArgs } from 'node:util'
import { addKeyToFile, dropOldKeysOfFile, keyFileInUse, keyring } from '@/lib/platform/secrets/keyring'
import { CommandError, exitCodes } from './processes/command-error'
import { requireOwner, visitPostgres } from './processes/postgres'
import { settleOwnSettings } from './processes/shared-settings'
import { rewrapSecrets } from './secrets/rewrap-secrets'

const usage = `rotate-secrets            makes a new key and wraps every secret with it
rotate-secrets --finish   wraps what was sealed meanwhile, and forgets the old keys when nothing is left

With SECRETS_KEY set, list the keys there instead, newest first, separated by commas: "new,old" on every machine, then
rotate-secrets, then "new".`

export async function main(args: readonly string[]): Promise<number> {
  const isFinish = finishOf(args)
  settleOwnSettings()
  const file = keyFileInUse()
  if (file && !isFinish) addKeyToFile(file)
  const postgres = await visitPostgres()
  try {
    const { rewrapped, left } = await rewrapSecrets(requireOwner(postgres), keyring())
    process.stdout.write(`Secrets wrapped anew: ${rewrapped}. Left under an older key: ${left}.\n`)
    if (left > 0) return exitCodes.failed
    if (file && isFinish) dropOldKeysOfFile(file)
    process.stdout.write(nextStep(file !== null, isFinish))
    return 0
  } finally {
    await postgres.stop()
  }
}

function finishOf(args: readonly string[]): boolean {
  try {
    return parseArgs({ args: [...args], options: { finish: { type: 'boolean' } } }).values.finish ?? false
  } catch {
    throw new CommandError(usage, exitCodes.usage)
  }
}

function nextStep(hasFile: boolean, isFinish: boolean): string {
  if (!hasFile) return 'Take the older keys out of SECRETS_KEY on every machine, then restart them.\n'
  if (isFinish) return 'The older keys are forgotten.\n'
  return 'Older keys still open what they sealed. Forget them with: npm run rotate-secrets -- --finish\n'
}
