'use client'

/** Makes a copy of a template and opens it: its name is the first thing to look at. */
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useProblemWords } from '@/components/patterns/form/words'
import { routes } from '@/components/patterns/routes'
import { toast } from '@/components/patterns/toast'
import { IconButton } from '@/components/ui/button'
import { duplicateFromListAction } from '@/lib/features/template-list/actions'

export function DuplicateButton({ id, label }: { id: string; label: string }) {
  const router = useRouter()
  const words = useProblemWords()
  const [isBusy, setBusy] = useState(false)

  const duplicate = async () => {
    if (isBusy) return
    setBusy(true)
    const outcome = await duplicateFromListAction({ id }).catch(() => null)
    setBusy(false)
    if (outcome?.ok) return router.push(routes.template(outcome.value.id))
    toast(words(outcome ? outcome.problem : { code: 'no-answer' }), { kind: 'problem' })
  }
  return <IconButton small icon="copy" label={label} aria-busy={isBusy} onClick={duplicate} className="relative z-10" />
}
