'use client'

/** The key of a second step as QR code and text, and the field for its first code. */
import { useTranslations } from 'next-intl'
import { CodeLine } from '@/components/patterns/copy-button'
import { PlainForm } from '@/components/patterns/form/plain-form'
import { Button } from '@/components/ui/button'
import { initialValuesOf } from '@/lib/domain/catalogue/field'
import { firstCodeFields } from '@/lib/domain/identity/fields'
import { qrCode, qrPath } from '@/lib/domain/qr/qr-code'
import { confirmSecondFactorAction } from '@/lib/features/people/actions'
import type { SecondFactorOffer } from '@/lib/features/people/types'

interface EnrolmentProps {
  offer: SecondFactorOffer
  onConfirmed: (codes: string[]) => void
  onCancel: () => void
}

const initial = initialValuesOf(firstCodeFields)

export function Enrolment({ offer, onConfirmed, onCancel }: EnrolmentProps) {
  const t = useTranslations('settings.security')
  return (
    <div className="flex flex-col gap-4">
      <p className="font-medium">{t('scan')}</p>
      <QrImage text={offer.address} label={t('scanAlt')} />
      <div>
        <p className="mb-1.5 text-ink-soft">{t('orType')}</p>
        <CodeLine text={offer.secret} />
      </div>
      <p className="text-ink-soft">{t('thenType')}</p>
      <PlainForm
        id="enrolment"
        noun="identity"
        catalogue={firstCodeFields}
        initial={initial}
        verb={t('confirm')}
        send={confirmSecondFactorAction}
        onDone={({ codes }) => onConfirmed(codes)}
        aside={<Button onClick={onCancel}>{t('cancel')}</Button>}
      />
    </div>
  )
}

const quiet = 4

/** Dark on light in both themes: apps do not read it the other way round. */
function QrImage({ text, label }: { text: string; label: string }) {
  const rows = qrCode(text)
  const size = rows.length + quiet * 2
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`${-quiet} ${-quiet} ${size} ${size}`}
      className="size-48 rounded-control border border-edge"
      shapeRendering="crispEdges"
    >
      <rect x={-quiet} y={-quiet} width={size} height={size} fill="#fff" />
      <path d={qrPath(rows)} fill="#000" />
    </svg>
  )
}
