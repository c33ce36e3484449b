/** A chip that opens a list of things to switch on and off, each a link to the table with it. */
import type { ReactNode } from 'react'
import { choiceLook } from '@/components/ui/choice-look'
import { Icon } from '@/components/ui/icons/icon'
import { Popover } from '@/components/ui/popover'
import { chip } from './chip'
import { QueryLink } from './query-link'

interface ToggleMenuProps {
  label: string
  trigger: ReactNode
  /** The chip says that something here is set. */
  isSet?: boolean
  side?: 'end'
  items: readonly { key: string; isOn: boolean; href: string; content: ReactNode }[]
}

export function ToggleMenu({ label, trigger, isSet = false, side, items }: ToggleMenuProps) {
  return (
    <Popover side={side} triggerClassName={chip(isSet)} trigger={trigger}>
      <ul aria-label={label} className="max-h-80 overflow-y-auto">
        {items.map(({ key, isOn, href, content }) => (
          <li key={key}>
            <QueryLink href={href} isOn={isOn} className={choiceLook(isOn)}>
              <Icon name="check" className={isOn ? '' : 'invisible'} />
              {content}
            </QueryLink>
          </li>
        ))}
      </ul>
    </Popover>
  )
}
