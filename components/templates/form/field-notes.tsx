'use client'

/** What stands under a field of a template: the ways out of a refused combination, and what is odd about it. */
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { PackageDefects } from '@/components/packages/package-defects'
import { controlId, type Form } from '@/components/patterns/form/use-form'
import { Button } from '@/components/ui/button'
import { StateMark } from '@/components/ui/state-mark'
import type { FieldValue } from '@/lib/domain/catalogue/field'
import { withoutHiddenTemplate } from '@/lib/domain/templates/fields'
import { templateWarningsOf } from '@/lib/domain/templates/rules'

interface WayOut {
  word: 'selfActivationOff' | 'adminFirstOff' | 'flowThroughOff' | 'flowThroughOn' | 'untrusted'
  field: string
  value: FieldValue
}

const flowThroughOff: WayOut = { word: 'flowThroughOff', field: 'flowThrough', value: false }
const untrusted: WayOut = { word: 'untrusted', field: 'userVerification', value: 'untrusted' }
const selfActivationOff: WayOut = { word: 'selfActivationOff', field: 'selfActivation', value: false }
const adminFirstOff: WayOut = { word: 'adminFirstOff', field: 'adminFirst', value: false }

/** By field and problem code. */
const waysOut: Partial<Record<string, Partial<Record<string, readonly WayOut[]>>>> = {
  selfActivation: {
    'self-activation-needs-flow-through-off': [selfActivationOff, flowThroughOff],
    'only-with-untrusted-emails': [selfActivationOff, untrusted],
  },
  adminFirst: {
    'admin-first-needs-flow-through': [adminFirstOff, { word: 'flowThroughOn', field: 'flowThrough', value: true }],
    'only-with-untrusted-emails': [adminFirstOff, untrusted],
  },
  provisioningAccountName: { 'provisioning-account-missing': [flowThroughOff] },
}

/** Notes by field; `more` stands below them. */
export function useFieldNotes(form: Form, more: Partial<Record<string, ReactNode>> = {}) {
  const t = useTranslations('templates')
  const warnings = templateWarningsOf(withoutHiddenTemplate(form.values))
  const noted = new Set([
    'defaultPackage',
    ...Object.keys(waysOut),
    ...warnings.map(({ field }) => field),
    ...Object.keys(more),
  ])
  return Object.fromEntries(
    [...noted].map((name) => [
      name,
      <div key={name} className="flex flex-col gap-2 empty:hidden">
        <WaysOut form={form} name={name} />
        {warnings
          .filter(({ field }) => field === name)
          .map(({ code }) => (
            <p key={code} className="flex items-start gap-2 rounded-control bg-tint-warn px-3 py-2 text-xs">
              <StateMark state="degraded" size={12} className="mt-0.5" />
              {t(`warnings.${code}`)}
            </p>
          ))}
        {name === 'defaultPackage' && <PackageDefects of={form.values.defaultPackage} />}
        {more[name]}
      </div>,
    ]),
  )
}

function WaysOut({ form, name }: { form: Form; name: string }) {
  const t = useTranslations('templates.waysOut')
  const offered = waysOut[name]?.[form.problems[name]?.code ?? ''] ?? []
  if (offered.length === 0) return null
  const take = ({ field, value }: WayOut) => {
    form.set(field, value)
    // The refused switch may leave the page with its contradiction: the focus goes to what decides it.
    const stays = document.getElementById(controlId(form.id, field === name ? 'userVerification' : field))
    const target = document.getElementById(controlId(form.id, name)) ?? stays
    target?.focus()
  }
  return (
    <p className="flex flex-wrap gap-2">
      {offered.map((way) => (
        <Button key={way.word} small onClick={() => take(way)}>
          {t(way.word)}
        </Button>
      ))}
    </p>
  )
}
