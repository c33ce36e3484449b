/** Changes a preference in the browser at once and remembers it in a cookie. */
import { preferenceCookie, type preferenceCookies, type Theme, themeOf } from '@/lib/domain/preferences/preferences'

export function remember(name: keyof typeof preferenceCookies, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
  document.cookie = preferenceCookie(name, value, window.location.protocol === 'https:')
}

export function showTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme
  remember('theme', theme)
}

export const shownTheme = (): Theme => themeOf(document.documentElement.dataset.theme)

/** Calls back when the theme was changed; answers how to stop. */
export function watchTheme(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange)
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  return () => observer.disconnect()
}
