'use client'

/** A private key, shown once: to save now, with what belongs to it. Leaving before it is put away asks. */
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { CopyButton } from '@/components/patterns/copy-button'
import { UnsavedGuard } from '@/components/patterns/form/unsaved-guard'
import { Button } from '@/components/ui/button'
import { StateMark } from '@/components/ui/state-mark'
import { DownloadButton } from '../download-button'

/** A file to save; of a text the page shows the whole. */
export interface OnceFile {
  label: string
  fileName: string
  content: { text: string } | { base64: string }
  /** The private key itself, or a file that holds it. */
  isSecret: boolean
}

interface ShownOnceProps {
  title: string
  text: string
  files: readonly OnceFile[]
  /** What to do next. */
  children?: React.ReactNode
  onDone: () => void
}

export function ShownOnce({ title, text, files, children, onDone }: ShownOnceProps) {
  const t = useTranslations('authorities.once')
  const head = useRef<HTMLHeadingElement>(null)
  const [isSaved, setSaved] = useState(false)
  useEffect(() => head.current?.focus(), [])
  return (
    <section aria-label={title} className="panel min-w-0 p-4 phone:p-6">
      <UnsavedGuard count={isSaved ? 0 : 1} />
      <h2 ref={head} tabIndex={-1} className="flex items-center gap-2 text-base font-semibold outline-none">
        <StateMark state="up" />
        {title}
      </h2>
      <p className="mt-1 text-ink-soft">{text}</p>
      <p className="mt-3 flex items-start gap-2 rounded-control bg-tint-warn px-4 py-3">
        <StateMark state="degraded" className="mt-0.5" />
        {t('warning')}
      </p>
      {files.map((file) => (
        <OnceFileView key={file.fileName} file={file} onSaved={() => file.isSecret && setSaved(true)} />
      ))}
      {children}
      <div className="mt-4">
        <Button look="primary" onClick={onDone}>
          {t('done')}
        </Button>
      </div>
    </section>
  )
}

function OnceFileView({ file, onSaved }: { file: OnceFile; onSaved: () => void }) {
  const t = useTranslations('authorities.once')
  const { label, fileName, content } = file
  return (
    <div className="mt-4">
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="me-auto font-semibold">{label}</h3>
        {'text' in content && <CopyButton text={content.text} label={t('copy', { name: label })} />}
        <DownloadButton small fileName={fileName} content={content} onSaved={onSaved}>
          {fileName}
        </DownloadButton>
      </div>
      {'text' in content && (
        <pre
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard must reach it
          tabIndex={0}
          className="mt-2 max-h-40 overflow-auto rounded-control bg-code p-3 font-mono text-xs"
        >
          {content.text}
        </pre>
      )}
    </div>
  )
}
