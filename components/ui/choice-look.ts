/** How one choice inside a popover looks. */
import { classes } from './classes'

/** The look of one choice inside a popover; give the element `data-closes` when choosing closes it. */
export const choiceLook = (isChosen = false): string =>
  classes(
    'flex min-h-8 w-full items-center gap-2 rounded-md px-2 text-start hover:bg-fill-hover',
    isChosen ? 'font-semibold' : 'font-normal',
  )
