'use client'

import './globals.css'
import { GlobalBroken } from '@/components/shell/global-broken'

export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return <GlobalBroken reference={error.digest} />
}
