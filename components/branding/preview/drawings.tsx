'use client'

/** What a brand looks like: the sign-in page, the app's header, the activation mail. Drawn, not working: nothing reacts. */
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { routes } from '@/components/patterns/routes'
import { Icon } from '@/components/ui/icons/icon'
import type { BrandLook } from './brand-look'

export function SignInDrawing({ look }: { look: BrandLook }) {
  const t = useTranslations('branding.preview')
  const { colors, values } = look
  return (
    <Frame look={look}>
      <AppBar look={look} />
      <div className="flex flex-col gap-2.5 px-4 py-5">
        <p className="text-base font-bold">{t('signInTo', { brand: look.name })}</p>
        <Input look={look} label={t('userId')} text={t('sampleUser')} />
        <Input look={look} label={t('password')} text="" />
        <Filled color={colors.signInButtons} label={look.label}>
          {t('signInButton')}
        </Filled>
        <p className="flex justify-between gap-2 text-xs" style={{ color: colors.hyperlinks }}>
          <span>{t('forgot')}</span>
          <span>{t('help')}</span>
        </p>
      </div>
      <p
        className="flex flex-wrap gap-x-4 border-t px-4 py-3 text-xs"
        style={{ borderColor: look.line, color: colors.hyperlinks }}
      >
        {(['terms', 'privacy', 'notices'] as const).map((name) => (
          <span key={name} title={String(values[`${name}Url`] ?? '') || undefined}>
            {t(name)}
          </span>
        ))}
      </p>
    </Frame>
  )
}

export function HeaderDrawing({ look }: { look: BrandLook }) {
  const t = useTranslations('branding.preview')
  const { colors } = look
  return (
    <Frame look={look}>
      <p className="px-4 py-2 text-xs" style={{ backgroundColor: colors.hyperlinks, color: look.label }}>
        {t('link')}
      </p>
      <AppBar look={look} />
      <div className="flex flex-col gap-3 px-4 py-4 text-xs">
        <p className="rounded-full border px-3 py-1.5" style={{ borderColor: look.line, color: look.soft }}>
          {t('search')}
        </p>
        <p className="flex items-center gap-2">
          <Dot color={colors.connectedDevice} />
          {t('connected')}
        </p>
        <p className="flex items-center gap-2">
          <Dot color={colors.indicators} />
          <span style={{ color: colors.primary }} className="font-semibold">
            {t('active')}
          </span>
        </p>
        <Filled color={colors.primaryButtons} label={look.label}>
          {t('newMessage')}
        </Filled>
      </div>
    </Frame>
  )
}

export function MailDrawing({ look }: { look: BrandLook }) {
  const t = useTranslations('branding.preview')
  const { colors, values } = look
  const replyTo = String(values.replyTo ?? '')
  const signature = String(values.emailSignature ?? '')
  return (
    <Frame look={look}>
      <p className="flex flex-col border-b px-4 py-2.5 text-xs" style={{ borderColor: look.line, color: look.soft }}>
        <span className="font-semibold" style={{ color: look.ink }}>
          {t('subject', { brand: look.name })}
        </span>
        <span>{t('from', { brand: look.name })}</span>
        {replyTo && <span className="truncate">{t('replyTo', { address: replyTo })}</span>}
      </p>
      <div className="flex flex-col gap-2.5 px-4 py-4 text-xs">
        <Mark look={look} />
        <p>{t('hello')}</p>
        <p>{t('mailText', { brand: look.name })}</p>
        <Filled color={colors.signInButtons} label={look.label}>
          {t('activate')}
        </Filled>
        {values.showHelpLink === true && <p style={{ color: colors.hyperlinks }}>{t('mailHelp')}</p>}
        {values.contactSupportUrl !== '' && (
          <p>
            <span style={{ color: colors.hyperlinks }}>{t('support')}</span> {String(values.supportDescription ?? '')}
          </p>
        )}
        {signature && (
          <p className="border-t pt-2.5 break-words" style={{ borderColor: look.line, color: look.soft }}>
            {signature}
          </p>
        )}
      </div>
    </Frame>
  )
}

function Frame({ look, children }: { look: BrandLook; children: ReactNode }) {
  return (
    <div
      className="overflow-hidden rounded-control border border-edge"
      style={{ backgroundColor: look.background, color: look.ink }}
    >
      {children}
    </div>
  )
}

function AppBar({ look }: { look: BrandLook }) {
  const t = useTranslations('branding.preview')
  const { colors } = look
  return (
    <div className="flex h-12 items-center gap-3 border-b px-4" style={{ borderColor: look.line }}>
      <span className="min-w-0 grow">
        <Mark look={look} />
      </span>
      <span className="flex shrink-0 items-center gap-3" role="img" aria-label={t('badge', { count: 3 })}>
        <span style={{ color: colors.activeIcons }}>
          <Icon name="overview" />
        </span>
        <span className="relative" style={{ color: look.soft }}>
          <Icon name="interface-status" />
          <span
            className="absolute -end-2 -top-2 flex size-4 items-center justify-center rounded-full text-[10px] font-bold"
            style={{ backgroundColor: colors.navBadges, color: look.label }}
          >
            3
          </span>
        </span>
        <span style={{ color: look.soft }}>
          <Icon name="connectors" />
        </span>
      </span>
    </div>
  )
}

/** The logo, or the name in its place. */
function Mark({ look }: { look: BrandLook }) {
  if (look.logoId)
    return (
      // biome-ignore lint/performance/noImgElement: drawn by the hub itself, images are not optimised
      <img src={routes.api.logo(look.logoId)} alt={look.name} className="max-h-8 max-w-36 object-contain" />
    )
  return (
    <span className="block truncate font-semibold" style={{ color: look.colors.primary }}>
      {look.name}
    </span>
  )
}

function Input({ look, label, text }: { look: BrandLook; label: string; text: string }) {
  return (
    <p className="flex flex-col gap-1 text-xs">
      <span style={{ color: look.soft }}>{label}</span>
      <span className="block h-8 truncate rounded-control border px-2.5 py-1.5" style={{ borderColor: look.soft }}>
        {text}
      </span>
    </p>
  )
}

function Filled({ color, label, children }: { color: string; label: string; children: ReactNode }) {
  return (
    <p
      className="rounded-full px-4 py-1.5 text-center text-xs font-semibold"
      style={{ backgroundColor: color, color: label }}
    >
      {children}
    </p>
  )
}

function Dot({ color }: { color: string }) {
  return <span className="size-2.5 shrink-0 rounded-full" style={{ backgroundColor: color }} />
}
