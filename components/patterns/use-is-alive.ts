'use client'

/** Tells when the page hears clicks and keys: false on the server and until it is hydrated. */
import { useSyncExternalStore } from 'react'

const never = () => () => {}

export function useIsAlive(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
}
