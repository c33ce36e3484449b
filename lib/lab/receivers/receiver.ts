/** What a receiver of alerts got, and how it behaves. */

export const receiverKeys = ['webhook', 'mail'] as const
export type ReceiverKey = (typeof receiverKeys)[number]

/** The first of each is how it behaves when nothing was chosen. */
export const behaviours = {
  webhook: ['works', 'http-500', 'redirect', 'hang', 'refuse'],
  mail: ['works', 'mail-busy', 'mail-refused', 'hang', 'refuse'],
} as const satisfies Record<ReceiverKey, readonly string[]>
export type Behaviour = (typeof behaviours)[ReceiverKey][number]

/** One message as it arrived, whatever the receiver answered. `at` is ISO 8601. */
export interface Received {
  number: number
  receiver: ReceiverKey
  at: string
  /** Of a webhook its headers; of a mail sender, recipient and subject. */
  headers: Record<string, string>
  body: string
}

const mostKept = 100

/** Shared by both receivers, their page and their API. */
export interface ReceiverLog {
  received(): readonly Received[]
  keep(message: Omit<Received, 'number' | 'at'>): void
  /** Resolves with the first message that fits, kept already or still to come. */
  next(fits: (message: Received) => boolean): Promise<Received>
  behaviour(receiver: ReceiverKey): Behaviour
  behave(receiver: ReceiverKey, behaviour: Behaviour): void
  /** Forgets all messages, and lets both work again. */
  reset(): void
}

export const createReceiverLog = (): ReceiverLog => {
  let kept: Received[] = []
  let counted = 0
  const chosen = new Map<ReceiverKey, Behaviour>()
  const waiting = new Set<(message: Received) => void>()
  return {
    received: () => kept,
    keep: (message) => {
      counted += 1
      const received = { ...message, number: counted, at: new Date().toISOString() }
      kept = [received, ...kept].slice(0, mostKept)
      for (const tell of [...waiting]) tell(received)
    },
    next: (fits) =>
      new Promise((resolve) => {
        const known = kept.toReversed().find(fits)
        if (known) return resolve(known)
        const tell = (message: Received) => {
          if (!fits(message)) return
          waiting.delete(tell)
          resolve(message)
        }
        waiting.add(tell)
      }),
    behaviour: (receiver) => chosen.get(receiver) ?? 'works',
    behave: (receiver, behaviour) => {
      chosen.set(receiver, behaviour)
    },
    reset: () => {
      kept = []
      chosen.clear()
    },
  }
}
