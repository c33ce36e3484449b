'use client'

import { BrokenPage } from '@/components/patterns/broken-page'

export default function ErrorPage(props: { error: Error & { digest?: string }; reset: () => void }) {
  return <BrokenPage isWhole {...props} />
}
