'use client'

/** The fields of one section, with the probe under the address it judges; CTI's host and port share a line and a probe. */
import type { ReactNode } from 'react'
import type { Check } from '@/components/health/use-check'
import { type FieldsProps, FormField } from '@/components/patterns/form/form-fields'
import type { Form } from '@/components/patterns/form/use-form'
import { addressFieldOf } from '@/lib/domain/clusters/addresses'
import { type InterfaceKind, interfaceKinds } from '@/lib/domain/health/types'
import { ProbeStrip } from '../probe-strip'
import type { Probes } from '../use-probes'

interface StepFieldsProps extends Omit<FieldsProps, 'noun' | 'under' | 'half'> {
  section: string
  check: Check
  probes: Probes
}

export function StepFields({ section, check, probes, ...fields }: StepFieldsProps) {
  const { form } = fields
  const names = form.visible.filter((name) => form.catalogue[name]?.section === section)
  const under = probeStripsOf(form, check, probes)
  return (
    <div className="flex flex-col gap-4">
      {names
        .filter((name) => name !== 'ctiPort')
        .map((name) => (
          <div key={name} className="min-w-0">
            {name === 'ctiHost' ? (
              <>
                <div className="grid gap-x-4 gap-y-4 phone:grid-cols-[minmax(0,1fr)_160px]">
                  <FormField {...fields} noun="clusters" name="ctiHost" />
                  <FormField {...fields} noun="clusters" name="ctiPort" />
                </div>
                {under.ctiHost}
              </>
            ) : (
              <FormField {...fields} noun="clusters" name={name} under={under} />
            )}
          </div>
        ))}
    </div>
  )
}

/** The probe of each interface by the field that holds its address. */
export function probeStripsOf(form: Form, check: Check, probes: Probes): Partial<Record<string, ReactNode>> {
  return Object.fromEntries(
    interfaceKinds.map((kind: InterfaceKind) => [
      addressFieldOf[kind],
      <ProbeStrip
        key={kind}
        kind={kind}
        live={check.state[kind]}
        onAgain={() => probes.again(kind)}
        onCorrect={(field, correct) => form.set(field, correct(form.values[field] ?? ''))}
      />,
    ]),
  )
}
