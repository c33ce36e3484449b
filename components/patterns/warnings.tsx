/** What a decision brings with it, beside the decision. */
import { StateMark } from '@/components/ui/state-mark'

interface WarningsProps<W> {
  of: readonly W[]
  say: (warning: W) => string
}

export function Warnings<W extends { code: string }>({ of: warnings, say }: WarningsProps<W>) {
  if (warnings.length === 0) return null
  return (
    <ul className="mt-1 flex flex-col gap-1 text-xs text-warn">
      {warnings.map((warning) => (
        <li key={warning.code} className="flex items-start gap-2">
          <StateMark state="degraded" size={12} className="mt-0.5 shrink-0" />
          {say(warning)}
        </li>
      ))}
    </ul>
  )
}
