/** How dates, times and numbers look; the language decides the rest. Usable by name: `format.dateTime(date, 'instant')`. */
import type { Formats } from 'next-intl'

export const formats = {
  dateTime: {
    day: { day: 'numeric', month: 'short', year: 'numeric' },
    dayShort: { day: 'numeric', month: 'short' },
    clock: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
    clockSeconds: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
    clockZone: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZoneName: 'short' },
    instant: {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'short',
    },
  },
  number: {
    integer: { maximumFractionDigits: 0 },
    percent: { style: 'percent', minimumFractionDigits: 2, maximumFractionDigits: 2 },
  },
  list: {
    and: { style: 'long', type: 'conjunction' },
    or: { style: 'long', type: 'disjunction' },
  },
} satisfies Formats
