/** Owns how a command refuses: one sentence for the person at the terminal and an exit code from sysexits. */

export const exitCodes = { usage: 64, unavailable: 69, failed: 70, cannotWrite: 73, wrongSetting: 78 } as const

/** A refusal whose message says all there is to say; the door prints it without a stack. */
export class CommandError extends Error {
  override readonly name = 'CommandError'

  constructor(
    message: string,
    readonly exitCode: number = exitCodes.failed,
  ) {
    super(message)
  }
}
