'use client'

/** The spoken heading of a wizard's step: it takes the focus when its step opens, so that a keyboard goes on there. */
import { useLayoutEffect, useRef } from 'react'

export const stepHeadingId = 'wizard-step'

export function StepHeading({ title, isFirst }: { title: string; isFirst: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null)
  const takesFocus = useRef(!isFirst)
  // Before the next frame: a refused field that the step was opened for takes it from here.
  useLayoutEffect(() => {
    if (takesFocus.current) heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <h2 ref={heading} id={stepHeadingId} tabIndex={-1} className="spoken">
      {title}
    </h2>
  )
}
