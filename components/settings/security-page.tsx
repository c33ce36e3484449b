/** One's own security: password, second step, sessions. */
import { getTranslations } from 'next-intl/server'
import { Panel } from '@/components/patterns/panel'
import { Badge } from '@/components/ui/badge'
import type { OwnSecurity } from '@/lib/features/sessions/types'
import { OwnSessions } from './own-sessions'
import { PasswordForm } from './password-form'
import { SecondFactor } from './second-factor'
import { SettingsFrame } from './settings-frame'

export async function SecurityPage({ security }: { security: OwnSecurity }) {
  const t = await getTranslations('settings.security')
  const { hasSecondFactor } = security
  return (
    <SettingsFrame tab="security">
      <div className="grid items-start gap-4 pb-8 wide:grid-cols-2">
        <Panel title={t('password')} note={security.hasPassword && t('passwordNote')}>
          <div className="p-4">
            {security.hasPassword ? <PasswordForm /> : <p className="text-ink-soft">{t('noPassword')}</p>}
          </div>
        </Panel>
        <Panel
          title={t('secondFactor')}
          action={
            <Badge tone={hasSecondFactor ? 'good' : 'soft'} mark={hasSecondFactor ? 'up' : 'unknown'}>
              {t(hasSecondFactor ? 'secondFactorOn' : 'secondFactorOff')}
            </Badge>
          }
        >
          <div className="p-4">
            <SecondFactor security={security} />
          </div>
        </Panel>
        <OwnSessions sessions={security.sessions} idleMinutes={security.idleMinutes} />
      </div>
    </SettingsFrame>
  )
}
