/** The cloud's request once more, from the source's five sentences and nothing of the product, to compare with (domain.md 8.1). */

export type Reply = number | 'error' | 'silent'

export class ReferenceCloud {
  private readonly blockedUntil: Record<string, number> = {}
  readonly log: string[] = []
  constructor(
    private readonly addresses: string[],
    private readonly blockMs: number,
    public nowMs = 0,
  ) {}

  request(replies: (address: string) => { reply: Reply; ms: number }, randoms: () => number): 'ok' | 'failed' {
    for (let attempt = 1; attempt <= 3; attempt++) {
      const random = randoms()
      let chosen: string | null = null
      let allBlocked = true
      for (const address of this.addresses) {
        const until = this.blockedUntil[address]
        if (until === undefined || until <= this.nowMs) {
          chosen = address
          allBlocked = false
          break
        }
      }
      if (chosen === null) {
        if (this.addresses.length === 0) return 'failed'
        chosen = this.addresses[Math.floor(random * this.addresses.length)] as string
      }
      const { reply, ms } = replies(chosen)
      this.nowMs += ms
      this.log.push(`${chosen} ${allBlocked ? 'random' : 'free'} ${reply}`)
      if (typeof reply === 'number' && reply < 500) {
        if (allBlocked) delete this.blockedUntil[chosen]
        return 'ok'
      }
      this.blockedUntil[chosen] = this.nowMs + this.blockMs
    }
    return 'failed'
  }
}
