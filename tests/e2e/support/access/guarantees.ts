/** What holds in every room of the product; each question answers the sentences about what does not. */
import type { BuiltRoom } from './built-rooms'
import {
  actionFaults,
  type Checked,
  crossSiteFaults,
  foreignFaults,
  originFaults,
  pageFaults,
  routeFaults,
  sideDoorFaults,
} from './checks'

interface Guarantee {
  name: string
  /** What it is about; a room without any has nothing to keep. */
  about: keyof Omit<BuiltRoom, 'name'>
  faults: (checked: Checked, room: BuiltRoom) => Promise<string[]>
}

export const guarantees: readonly Guarantee[] = [
  {
    name: 'a page shows itself to the roles it is for, and to nobody else a word of the partner',
    about: 'pages',
    faults: (checked, { pages }) => pageFaults(checked, pages),
  },
  {
    name: 'a foreign thing answers as one that never was',
    about: 'pages',
    faults: (checked, { pages, handlers }) => foreignFaults(checked, [...pages, ...handlers]),
  },
  {
    name: 'data requests, prefetches and forged internal headers open nothing',
    about: 'pages',
    faults: (checked, { pages }) => sideDoorFaults(checked, pages),
  },
  {
    name: 'a route handler answers 401, 403 or 404 to whom it is not for, and 403 to another site',
    about: 'handlers',
    faults: async (checked, { handlers }) => [
      ...(await routeFaults(checked, handlers)),
      ...(await crossSiteFaults(checked, handlers)),
    ],
  },
  {
    name: 'a replayed action is refused without session, without permission, and for another partner',
    about: 'actions',
    faults: (checked, { actions }) => actionFaults(checked, actions),
  },
  {
    name: 'an action that does not come from an own page is refused, whoever is signed in',
    about: 'actions',
    faults: (checked, { actions }) => originFaults(checked, actions),
  },
]
