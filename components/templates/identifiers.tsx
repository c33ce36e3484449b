/** What a template is known by outside, ready to copy. */
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { CopyButton } from '@/components/patterns/copy-button'
import { routes } from '@/components/patterns/routes'
import { TextLink } from '@/components/ui/link'
import type { FieldValues } from '@/lib/domain/catalogue/field'
import type { TemplateIdentifiers } from '@/lib/features/templates/types'

interface IdentifiersProps {
  identifiers: TemplateIdentifiers
  values: FieldValues
}

export function Identifiers({ identifiers, values }: IdentifiersProps) {
  const t = useTranslations('templates.identifiers')
  const shareLink = String(values.shareLink || identifiers.activationUrl)
  return (
    <dl>
      <Identifier name={t('provisioningId')} text={t('provisioningIdText')} value={identifiers.provisioningId} />
      <Identifier name={t('adapterUrl')} text={t('adapterUrlText')} value={identifiers.adapterUrl}>
        <TextLink href={routes.adapterUrls(String(values.clusterId))}>{t('whichUrl')}</TextLink>
      </Identifier>
      {values.userVerification === 'untrusted' && (
        <Identifier
          name={t('shareLink')}
          text={t(values.shareLink ? 'shareLinkOwn' : 'shareLinkText')}
          value={shareLink}
        />
      )}
    </dl>
  )
}

interface IdentifierProps {
  name: string
  text: string
  value: string
  children?: ReactNode
}

function Identifier({ name, text, value, children }: IdentifierProps) {
  const t = useTranslations('templates.identifiers')
  return (
    <div className="border-t border-hairline px-4 py-3 first:border-t-0">
      <dt className="font-medium">{name}</dt>
      <dd>
        <span className="flex items-start gap-2">
          <span className="host min-w-0 grow pt-1 break-all">{value}</span>
          <CopyButton text={value} label={t('copy', { name })} />
        </span>
        <span className="block text-xs text-ink-soft">
          {text} {children}
        </span>
      </dd>
    </div>
  )
}
