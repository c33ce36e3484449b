'use client'

/** Hands a text or bytes that the page already holds to the browser as a file. */
import { Button, type ButtonLook } from '@/components/ui/button'

interface DownloadButtonProps {
  fileName: string
  /** Text as it is, or base64 of bytes. */
  content: { text: string } | { base64: string }
  look?: ButtonLook
  small?: boolean
  onSaved?: () => void
  children: string
}

function blobOf(content: DownloadButtonProps['content']): Blob {
  if ('text' in content) return new Blob([content.text], { type: 'application/x-pem-file' })
  const bytes = Uint8Array.from(atob(content.base64), (character) => character.charCodeAt(0))
  return new Blob([bytes], { type: 'application/octet-stream' })
}

export function DownloadButton({ fileName, content, look, small, onSaved, children }: DownloadButtonProps) {
  const save = () => {
    const address = URL.createObjectURL(blobOf(content))
    const link = document.createElement('a')
    Object.assign(link, { href: address, download: fileName })
    link.click()
    URL.revokeObjectURL(address)
    onSaved?.()
  }
  return (
    <Button look={look} small={small} icon="download" onClick={save}>
      {children}
    </Button>
  )
}
