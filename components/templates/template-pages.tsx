/** The pages about templates in general, as tabs: the list, what-if, methods, packages, provisioning URLs. */
import { useTranslations } from 'next-intl'
import { routes } from '@/components/patterns/routes'
import { Tabs } from '@/components/ui/tabs'

export function TemplatePages() {
  const t = useTranslations('templates.sectionTabs')
  const methods = useTranslations('methodChoice')
  const whatIf = useTranslations('whatIf')
  const packages = useTranslations('packages')
  const adapterUrls = useTranslations('adapterUrls')
  return (
    <Tabs
      label={t('label')}
      tabs={[
        { href: routes.templates, label: t('list'), isExact: true },
        { href: routes.methods, label: methods('tab') },
        { href: routes.whatIf(), label: whatIf('title') },
        { href: routes.packages, label: packages('title') },
        { href: routes.adapterUrls(), label: adapterUrls('title') },
      ]}
    />
  )
}
