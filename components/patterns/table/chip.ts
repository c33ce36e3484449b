/** The look of what stands in a row above a table. */
import { classes } from '@/components/ui/classes'

const chipLook = 'inline-flex h-8 items-center gap-1.5 rounded-full border px-3 text-xs whitespace-nowrap'
export const chip = (isChosen: boolean) =>
  classes(
    chipLook,
    isChosen ? 'border-button-edge bg-fill font-semibold' : 'border-edge bg-surface hover:bg-fill-hover',
  )
