// @vitest-environment happy-dom
import { NextIntlClientProvider } from 'next-intl'
import { act, type ComponentProps } from 'react'
import { createRoot, hydrateRoot, type Root } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { PlainForm } from '@/components/patterns/form/plain-form'
import { type Catalogue, requiredText } from '@/lib/domain/catalogue/field'
import { refuse } from '@/lib/domain/result'
import { messagesOf } from '@/lib/platform/i18n/messages'

vi.mock('next/navigation', () => ({ useRouter: () => ({ push: vi.fn() }) }))

const catalogue: Catalogue = {
  email: { section: 'all', control: 'text', schema: requiredText(100), initial: '' },
  name: { section: 'all', control: 'text', schema: requiredText(2_000_000), initial: '' },
}
const initial = { email: '', name: '' }

type FormProps = ComponentProps<typeof PlainForm>

function form(rest: Partial<FormProps> = {}) {
  return (
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={messagesOf('en')}>
      <PlainForm
        catalogue={catalogue}
        initial={initial}
        noun="identity"
        verb="Send"
        send={async () => refuse('forbidden')}
        onDone={() => {}}
        {...rest}
      />
    </NextIntlClientProvider>
  )
}

let place: HTMLElement
let root: Root | undefined

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  place = document.createElement('div')
  document.body.append(place)
})
afterEach(async () => {
  await act(async () => root?.unmount())
  place.remove()
})

const control = (name: string) => {
  const found = place.querySelector<HTMLInputElement>(`[name="${name}"]`)
  if (!found) throw new Error(`no control ${name}`)
  return found
}
const alert = () => place.querySelector('[role="alert"]')?.textContent
const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set

async function type(name: string, text: string) {
  await act(async () => {
    setValue?.call(control(name), text)
    control(name).dispatchEvent(new Event('input', { bubbles: true }))
  })
}
const submit = () =>
  act(async () => {
    place.querySelector('form')?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
  })
const show = (element: React.ReactNode) =>
  act(async () => {
    root = createRoot(place)
    root.render(element)
  })

describe('a form whose call goes wrong', () => {
  it.each([
    ['is refused', async () => refuse('forbidden'), /role/],
    ['finds the session ended', async () => refuse('signed-out'), /session/i],
    ['finds no database', async () => refuse('unavailable'), /database/],
    ['finds no network', () => Promise.reject(new TypeError('fetch failed')), /connection/],
    ['gets an answer that is none', () => Promise.reject(new Error('An unexpected response')), /did not answer/],
  ])('keeps every character when it %s, and says what to do', async (_what, send, words) => {
    await show(form({ send }))
    await type('email', 'ana@norte.example')
    await type('name', 'Ana “Ñ” O’Hara')
    await submit()
    expect(alert()).toMatch(words)
    expect(control('email').value).toBe('ana@norte.example')
    expect(control('name').value).toBe('Ana “Ñ” O’Hara')
  })

  it('keeps a paste that is too large for the hub, and never sends it', async () => {
    const send = vi.fn(async () => refuse('forbidden'))
    await show(form({ send }))
    await type('email', 'ana@norte.example')
    await type('name', 'x'.repeat(1_500_000))
    await submit()
    expect(send).not.toHaveBeenCalled()
    expect(alert()).toMatch(/more than the hub accepts/)
    expect(control('name').value).toHaveLength(1_500_000)
  })
})

describe('a form', () => {
  it('is sent once, however often its button is pressed', async () => {
    const send = vi.fn(() => new Promise<never>(() => {}))
    await show(form({ send }))
    await type('email', 'a')
    await type('name', 'b')
    await submit()
    await submit()
    expect(send).toHaveBeenCalledTimes(1)
  })

  it('sends nothing while a field is refused, and says so at the field', async () => {
    const send = vi.fn(async () => refuse('forbidden'))
    await show(form({ send }))
    await type('email', 'a')
    await submit()
    expect(send).not.toHaveBeenCalled()
    expect(control('name').getAttribute('aria-invalid')).toBe('true')
    expect(document.getElementById(control('name').getAttribute('aria-describedby') ?? '')?.textContent).toBe(
      messagesOf('en').problems.required,
    )
  })

  it('takes up what was typed before the page answered', async () => {
    const send = vi.fn(async () => refuse('forbidden'))
    place.innerHTML = renderToString(form({ send }))
    control('email').value = 'typed early'
    await act(async () => {
      root = hydrateRoot(place, form({ send }))
    })
    await type('name', 'later')
    await submit()
    expect(send).toHaveBeenCalledWith({ email: 'typed early', name: 'later' })
    expect(control('email').value).toBe('typed early')
  })

  it('has its button off until the page answers, so that Enter cannot send it half-way', async () => {
    place.innerHTML = renderToString(form())
    const button = () => place.querySelector<HTMLButtonElement>('button[type="submit"]')
    expect(button()?.disabled).toBe(true)
    await act(async () => {
      root = hydrateRoot(place, form())
    })
    expect(button()?.disabled).toBe(false)
  })
})
