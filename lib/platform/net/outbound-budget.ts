/** Owns the count of distinct hosts and ports that each partner had probed in the last hour: a prober is a port scanner. */

export interface OutboundBudget {
  readonly perHour: number
  /** Counts the place; false when it is a new one and the hour's budget is spent. Known places stay free. */
  spend(partnerId: string, host: string, port: number, at: Date): boolean
}

const hourMs = 3_600_000

export function createOutboundBudget(perHour: number): OutboundBudget {
  const partners = new Map<string, Map<string, number>>()
  return {
    perHour,
    spend(partnerId, host, port, at) {
      const places = partners.get(partnerId) ?? new Map<string, number>()
      partners.set(partnerId, places)
      const place = `${host}:${port}`
      for (const [known, since] of places) if (at.getTime() - since >= hourMs) places.delete(known)
      if (places.has(place)) return true
      if (places.size >= perHour) return false
      places.set(place, at.getTime())
      return true
    },
  }
}
