/** One icon of the sprite, decoration only: the word beside it, or the control's label, says what it means. */
import type { IconName } from './icon-name'
import sprite from './sprite.svg'

const spriteUrl: string = typeof sprite === 'string' ? sprite : sprite.src

export function Icon({ name, size = 16, className = '' }: { name: IconName; size?: number; className?: string }) {
  return (
    <svg
      width={size}
      height={size}
      aria-hidden="true"
      focusable="false"
      className={`shrink-0 fill-current ${className}`}
    >
      <use href={`${spriteUrl}#${name}`} />
    </svg>
  )
}
