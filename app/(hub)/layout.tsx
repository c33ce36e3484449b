import type { ReactNode } from 'react'
import { Shell } from '@/components/shell/shell'
import { loadShell } from '@/lib/features/shell/loaders'

export default async function HubLayout({ children }: { children: ReactNode }) {
  return <Shell shell={await loadShell()}>{children}</Shell>
}
