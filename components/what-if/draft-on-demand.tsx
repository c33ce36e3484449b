'use client'

/** What if for a draft, fetched when somebody first asks: a form that is only filled in does not carry it. */
import dynamic from 'next/dynamic'
import { useState } from 'react'
import type { DraftWhatIfProps } from './draft-what-if'

const Fetched = dynamic(() => import('./draft-what-if').then(({ DraftWhatIf }) => DraftWhatIf))

export function DraftOnDemand(props: DraftWhatIfProps) {
  const [wasAsked, setAsked] = useState(false)
  if (props.isOpen && !wasAsked) setAsked(true)
  return wasAsked ? <Fetched {...props} /> : null
}
