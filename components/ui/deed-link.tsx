/** A link to where something can be done; for whom it may not be, a button that is off and says why. */
import type { Route } from 'next'
import type { ReactNode } from 'react'
import { Button, ButtonLink, type ButtonLook } from './button'
import type { IconName } from './icons/icon-name'

interface DeedLinkProps {
  href: Route | string
  look?: ButtonLook
  icon?: IconName
  offBecause: string | false
  children: ReactNode
}

export function DeedLink({ href, offBecause, ...shape }: DeedLinkProps) {
  return offBecause ? <Button {...shape} offBecause={offBecause} /> : <ButtonLink {...shape} href={href} />
}
