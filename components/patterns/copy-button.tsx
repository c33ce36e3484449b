'use client'

/** Puts a text on the clipboard and says so in the same place. */
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { IconButton } from '@/components/ui/button'

const saidMs = 2000

export function CopyButton({ text, label }: { text: string; label?: string }) {
  const t = useTranslations('patterns')
  const [isCopied, setCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setCopied(false), saidMs)
    return () => clearTimeout(timer)
  }, [isCopied])
  return (
    <>
      <IconButton
        small
        icon={isCopied ? 'check' : 'copy'}
        label={label ?? t('copy')}
        onClick={() => navigator.clipboard.writeText(text).then(() => setCopied(true))}
      />
      <span role="status" className="spoken">
        {isCopied && t('copied')}
      </span>
    </>
  )
}

/** A command line; only the command is copied, not the prompt. */
export function CodeLine({ text, prompt }: { text: string; prompt?: string }) {
  return (
    <div className="flex items-start gap-2 rounded-control bg-code py-1.5 ps-3 pe-1.5 font-mono text-xs">
      <code className="min-w-0 grow py-1.5 break-all whitespace-pre-wrap">
        {prompt && <span className="text-ink-soft select-none">{prompt} </span>}
        {text}
      </code>
      <CopyButton text={text} />
    </div>
  )
}
