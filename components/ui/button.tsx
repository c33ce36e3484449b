/** Buttons and links that look like them. A button that is off stays focusable and says why. */
import type { Route } from 'next'
import NextLink from 'next/link'
import type { ComponentProps, MouseEvent, ReactNode } from 'react'
import { classes } from './classes'
import { Icon } from './icons/icon'
import type { IconName } from './icons/icon-name'
import { Ring } from './progress'

export type ButtonLook = 'primary' | 'secondary' | 'danger' | 'plain'

interface Shape {
  look?: ButtonLook
  small?: boolean
  icon?: IconName
}

const looks: Record<ButtonLook, string> = {
  primary: 'bg-primary text-on-primary hover:bg-primary-hover active:bg-primary-pressed',
  secondary: 'border border-button-edge text-ink hover:bg-fill-hover active:bg-fill-active',
  danger: 'bg-danger text-on-danger hover:bg-danger-hover',
  plain: 'text-link hover:bg-fill-hover',
}

const off = 'bg-fill text-ink-off cursor-default'

function shapeOf({ look = 'secondary', small = false }: Shape, isOff: boolean): string {
  return classes(
    'inline-flex items-center justify-center gap-2 rounded-full font-medium whitespace-nowrap select-none',
    small ? 'h-7 px-3 text-xs' : 'h-9 px-4 text-sm',
    isOff ? off : looks[look],
  )
}

type ButtonProps = Shape &
  ComponentProps<'button'> & {
    /** Why it cannot be pressed now; it is off while this is given. `disabled` is for a page that does not answer yet. */
    offBecause?: string | false | null
    busy?: boolean
    children: ReactNode
  }

export function Button({
  look,
  small,
  icon,
  offBecause,
  busy = false,
  className,
  onClick,
  children,
  ...rest
}: ButtonProps) {
  const isOff = Boolean(offBecause) || busy
  // Pages drawn by the server have buttons that are off too, and cannot hold a function; only a submit needs one.
  const refuse = rest.type === 'submit' ? (event: MouseEvent) => event.preventDefault() : undefined
  return (
    <button
      type="button"
      {...rest}
      aria-disabled={isOff || undefined}
      aria-busy={busy || undefined}
      title={offBecause || rest.title}
      onClick={isOff ? refuse : onClick}
      className={classes(shapeOf({ look, small }, isOff || Boolean(rest.disabled)), className)}
    >
      {busy ? <Ring /> : icon && <Icon name={icon} />}
      {children}
    </button>
  )
}

type ButtonLinkProps = Shape &
  Omit<ComponentProps<typeof NextLink>, 'href'> & { href: Route | string; children: ReactNode }

export function ButtonLink({ look, small, icon, href, className, children, ...rest }: ButtonLinkProps) {
  return (
    <NextLink
      prefetch={false}
      {...rest}
      href={href as Route}
      className={classes(shapeOf({ look, small }, false), className)}
    >
      {icon && <Icon name={icon} />}
      {children}
    </NextLink>
  )
}

type IconButtonProps = Omit<ComponentProps<'button'>, 'children'> & { icon: IconName; label: string; small?: boolean }

/** A round button that shows only an icon; its label is spoken and shown on hover. */
export function IconButton({ icon, label, small = false, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      title={label}
      aria-label={label}
      {...rest}
      className={classes(
        'inline-flex shrink-0 items-center justify-center rounded-full text-ink-soft hover:bg-fill-hover hover:text-ink',
        small ? 'size-7' : 'size-9',
        className,
      )}
    >
      <Icon name={icon} size={small ? 14 : 16} />
    </button>
  )
}
