'use client'

/** Probes the addresses of a form as they are typed: at once when a field is left, else after a silence. */
import { useEffect, useRef } from 'react'
import type { Check } from '@/components/health/use-check'
import type { Form } from '@/components/patterns/form/use-form'
import type { FieldValues } from '@/lib/domain/catalogue/field'
import { addressFieldOf } from '@/lib/domain/clusters/addresses'
import { type InterfaceKind, interfaceKinds } from '@/lib/domain/health/types'
import type { Problem } from '@/lib/domain/result'
import { postedOf, probeKeyOf } from './probe-plan'

const silenceMs = 600
/** A field is often left by a click: what appears under it must not move what is being clicked. */
const clickMs = 250

interface ProbesOptions {
  form: Form
  check: Check
  formId: string
  /** The stored cluster whose secrets stand in for empty fields; addresses as stored are not probed. */
  clusterId?: string
}

export interface Probes {
  /** The form, probing what was typed as soon as a field is left. */
  form: Form
  /** Probes now what is typed and not probed yet. */
  flush: () => void
  again: (kind: InterfaceKind) => void
  /** Probes what the server has just refused, so that its evidence stands under the field. */
  recheck: (problem: Problem) => void
}

export function useProbes({ form, check, formId, clusterId }: ProbesOptions): Probes {
  const keys = Object.fromEntries(interfaceKinds.map((kind) => [kind, probeKeyOf(kind, form.values)])) as Keys
  const stored = Object.fromEntries(interfaceKinds.map((kind) => [kind, probeKeyOf(kind, form.baseline)])) as Keys
  const asked = useRef<Partial<Keys>>({})
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const latest = useRef({ form, check, keys, stored })
  useEffect(() => {
    latest.current = { form, check, keys, stored }
  })

  const start = (kind: InterfaceKind) => {
    const { form: now, check: runner, keys: current } = latest.current
    asked.current[kind] = current[kind]
    void runner.start([kind], { formId, clusterId, kinds: [kind], values: postedOf(now.values) })
  }
  const flush = () => {
    clearTimeout(timer.current)
    for (const kind of interfaceKinds) {
      const { keys: current, stored: base, check: runner } = latest.current
      const key = current[kind]
      if (key === asked.current[kind]) continue
      const isStored = clusterId !== undefined && key === base[kind]
      if (key !== null && !isStored) start(kind)
      else if (asked.current[kind] !== undefined) {
        asked.current[kind] = undefined
        runner.forget([kind])
      }
    }
  }
  const text = silentKeyOf(form.values)
  const flushLatest = useRef(flush)
  useEffect(() => {
    flushLatest.current = flush
  })
  useEffect(() => {
    if (text === '') return
    timer.current = setTimeout(() => flushLatest.current(), silenceMs)
    return () => clearTimeout(timer.current)
  }, [text])
  const blur = (name: string) => {
    form.blur(name)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => flushLatest.current(), clickMs)
  }
  const recheck = ({ fields = {} }: Problem) => {
    for (const kind of interfaceKinds) if (fields[addressFieldOf[kind]]?.code === 'interface-fails') start(kind)
  }
  return { form: { ...form, blur }, flush, again: start, recheck }
}

/** A password that is being typed is tried when its field is left, not at every pause: accounts lock. */
function silentKeyOf(values: FieldValues): string {
  const addresses = { ...values, testAccountPassword: '' }
  return JSON.stringify(interfaceKinds.map((kind) => probeKeyOf(kind, addresses)))
}

type Keys = Record<InterfaceKind, string | null>
