'use client'

/** Takes a file, chosen or dropped; it stands in for what is pasted. */
import { useTranslations } from 'next-intl'
import { type DragEvent, useRef, useState } from 'react'
import { Button, IconButton } from '@/components/ui/button'
import { classes } from '@/components/ui/classes'

interface FileChoiceProps {
  file: File | null
  onChoose: (file: File | null) => void
  isOff: boolean
}

const endings = '.pem,.crt,.cer,.der,.p7b,.p7c,.p12,.pfx,.txt'

export function FileChoice({ file, onChoose, isOff }: FileChoiceProps) {
  const t = useTranslations('inspection')
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const [dropped] = event.dataTransfer.files
    if (dropped && !isOff) onChoose(dropped)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button is the first
    <div
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={classes(
        'flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 rounded-control border border-dashed px-3 py-1.5',
        isOver ? 'border-accent bg-fill' : 'border-edge',
      )}
    >
      <Button small onClick={() => input.current?.click()} offBecause={isOff && t('offRole')}>
        {t('file.choose')}
      </Button>
      {file ? (
        <span className="flex min-w-0 items-center gap-1">
          <span className="host min-w-0 break-all">
            {t('file.chosen', { name: file.name, size: t('file.size', { kib: Math.ceil(file.size / 1024) }) })}
          </span>
          <IconButton small icon="close" label={t('file.remove')} onClick={() => onChoose(null)} />
        </span>
      ) : (
        <span className="text-xs text-ink-soft">{t('file.drop')}</span>
      )}
      <input
        ref={input}
        type="file"
        accept={endings}
        tabIndex={-1}
        aria-label={t('file.choose')}
        className="hidden"
        onChange={(event) => {
          onChoose(event.target.files?.[0] ?? null)
          event.target.value = ''
        }}
      />
    </div>
  )
}
