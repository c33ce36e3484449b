/** The head of every page of one template: its name, who lives by it, its tabs. */
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { PageHeader } from '@/components/patterns/page-header'
import { DateTime } from '@/components/patterns/relative-time'
import { routes } from '@/components/patterns/routes'
import { TextLink } from '@/components/ui/link'
import { Tabs } from '@/components/ui/tabs'
import type { TemplateHead } from '@/lib/features/templates/types'
import { useAffectedWords } from './affected'
import { useTemplateWords } from './value-list'

interface TemplateHeaderProps {
  head: TemplateHead
  tab: 'details' | 'settings' | 'whatIf' | 'history'
  actions?: ReactNode
}

export function TemplateHeader({ head, tab, actions }: TemplateHeaderProps) {
  const t = useTranslations('templates')
  const { id, name } = head
  return (
    <>
      <PageHeader
        crumbs={[
          { label: t('title'), href: routes.templates },
          { label: name, href: routes.template(id) },
        ]}
        here={t(`tabs.${tab}`)}
        title={name}
        text={<HeadText head={head} />}
        actions={actions}
      />
      <Tabs
        label={t('tabs.label', { name })}
        tabs={[
          { href: routes.templateDetails(id), label: t('tabs.details') },
          { href: routes.templateSettings(id), label: t('tabs.settings') },
          { href: routes.whatIf(id), label: t('tabs.whatIf') },
          { href: routes.templateHistory(id), label: t('tabs.history'), count: head.versions },
        ]}
      />
    </>
  )
}

function HeadText({ head }: { head: TemplateHead }) {
  const t = useTranslations('templates.head')
  const words = useTemplateWords()
  const affected = useAffectedWords()
  const saved = {
    version: head.version,
    author: head.savedBy,
    time: () => <DateTime at={head.savedAt} format="day" />,
  }
  return (
    <span className="flex flex-wrap gap-x-5 gap-y-1">
      <span>
        {t('cluster')} <TextLink href={routes.cluster(head.clusterId)}>{head.clusterName}</TextLink>
      </span>
      <span>{words.value('country', head.country)}</span>
      <span>{affected(head.affected)}</span>
      <span>{t.rich(head.savedBy ? 'savedBy' : 'saved', saved)}</span>
    </span>
  )
}
