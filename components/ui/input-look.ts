/** The look of a line to type into or choose from: the same drawn by the server and by the browser. */
import { classes } from './classes'

export const inputLook = (hasProblem: boolean, isReadOnly = false): string =>
  classes(
    'h-9 w-full rounded-control border px-3 text-sm text-ink outline-offset-0',
    isReadOnly ? 'bg-transparent text-ink-soft' : 'bg-surface',
    hasProblem ? 'border-bad ring-1 ring-bad' : 'border-input-edge hover:border-input-edge-active',
  )
