/** A link in text: the accent colour, underlined under the pointer. */
import type { Route } from 'next'
import NextLink from 'next/link'
import type { ComponentProps } from 'react'
import { classes } from './classes'

type TextLinkProps = Omit<ComponentProps<typeof NextLink>, 'href'> & { href: Route | string }

const look = 'font-medium text-link hover:text-link-hover hover:underline rounded-xs'

export function TextLink({ href, className, ...rest }: TextLinkProps) {
  return <NextLink prefetch={false} {...rest} href={href as Route} className={classes(look, className)} />
}
