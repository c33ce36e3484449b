'use client'

/** The end of a wizard: what there is now. Its title takes the focus. */
import { type ReactNode, useEffect, useRef } from 'react'
import { type Crumb, PageHeader } from '../page-header'

interface ResultProps {
  list: Crumb
  name: string
  title: string
  text: string
  isNarrow?: boolean
  children: ReactNode
}

export function Result({ list, name, title, text, isNarrow, children }: ResultProps) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.querySelector('h1')?.focus(), [])
  return (
    <div ref={place} className={isNarrow ? 'max-w-180' : undefined}>
      <PageHeader crumbs={[list]} here={name} title={title} text={text} />
      {children}
    </div>
  )
}
