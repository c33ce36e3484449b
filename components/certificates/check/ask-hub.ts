/** Sends what was pasted, dropped or named to the hub, and takes its report. */
import { routes } from '@/components/patterns/routes'
import type { FieldValues } from '@/lib/domain/catalogue/field'
import { bundleLimits } from '@/lib/domain/certificates/input/limits'
import { type Result, refuse } from '@/lib/domain/result'
import type { ChainReport } from '@/lib/features/inspection/types'

const base64Of = (bytes: Uint8Array) => {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary)
}

const atCertificates = (code: string, params?: Record<string, number>) =>
  refuse('check-fields', { fields: { certificates: { code, params } } })

/** What is too large or empty is refused here, before anything travels. */
async function contentOf(values: FieldValues, file: File | null): Promise<Result<Uint8Array>> {
  const size = file?.size ?? String(values.certificates).length
  if (size > bundleLimits.bytes) return atCertificates('certificate-too-large', { maximum: bundleLimits.bytes / 1024 })
  const bytes = file ? new Uint8Array(await file.arrayBuffer()) : new TextEncoder().encode(String(values.certificates))
  return bytes.length === 0 || size === 0 ? atCertificates('certificate-none') : { ok: true, value: bytes }
}

type From = { kind: 'content'; content: string; password: string } | { kind: 'endpoint'; host: string; port: number }

async function fromOf(values: FieldValues, file: File | null): Promise<Result<From>> {
  if (values.source === 'endpoint') {
    return {
      ok: true,
      value: { kind: 'endpoint', host: String(values.endpointHost), port: Number(values.endpointPort) },
    }
  }
  const content = await contentOf(values, file)
  if (!content.ok) return content
  const password = String(values.password)
  return { ok: true, value: { kind: 'content', content: base64Of(content.value), password } }
}

export async function askHub(values: FieldValues, file: File | null): Promise<Result<ChainReport>> {
  const from = await fromOf(values, file)
  if (!from.ok) return from
  const place = values.clusterId ? values.place || null : null
  const answer = await fetch(routes.api.chainChecks, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ from: from.value, clusterId: values.clusterId || null, place, host: values.host }),
  })
  const body = await answer.json()
  return answer.ok ? { ok: true, value: body } : { ok: false, problem: body.problem ?? { code: 'no-answer' } }
}
