/** Decodes base64 as RFC 7468 uses it; undefined for anything else. */

const alphabet = /^[A-Za-z0-9+/]*={0,2}$/

export function bytesFromBase64(text: string): Uint8Array | undefined {
  const compact = text.replace(/[\r\n\t ]+/g, '')
  if (compact.length % 4 !== 0 || !alphabet.test(compact)) return undefined
  const binary = atob(compact)
  const bytes = new Uint8Array(binary.length)
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i)
  return bytes
}
