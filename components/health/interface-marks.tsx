/** One mark for each interface of a cluster, in the order of the pages; what is not configured leaves its place empty. */
import { useTranslations } from 'next-intl'
import { StateMark } from '@/components/ui/state-mark'
import { type HealthState, type InterfaceKind, interfaceKinds } from '@/lib/domain/health/types'

interface MarkedInterface {
  kind: InterfaceKind
  state: HealthState
}

interface InterfaceMarksProps {
  interfaces: readonly MarkedInterface[]
  /** Spread out under the heads of a wide column. */
  isWide?: boolean
}

export function InterfaceMarks({ interfaces, isWide = false }: InterfaceMarksProps) {
  const states = useTranslations('patterns.states')
  const names = useTranslations('health.interfaces')
  return (
    <span className={isWide ? 'grid grid-cols-5 justify-items-center gap-x-1' : 'grid w-fit grid-cols-5 gap-x-2.5'}>
      {interfaceKinds.map((kind) => {
        const found = interfaces.find((one) => one.kind === kind)
        if (!found) return <span key={kind} className="size-3.5" />
        return <StateMark key={kind} state={found.state} label={`${names(kind)}: ${states(found.state)}`} />
      })}
    </span>
  )
}
