/** The pages about templates in general, as tabs: the list, methods, what-if, packages, provisioning URLs, API access. */
import { useTranslations } from 'next-intl'
import { PageHeader } from '@/components/patterns/page-header'
import { routes } from '@/components/patterns/routes'
import { Tabs } from '@/components/ui/tabs'

export function TemplatePages() {
  const t = useTranslations('templates.sectionTabs')
  const methods = useTranslations('methodChoice')
  const whatIf = useTranslations('whatIf')
  const packages = useTranslations('packages')
  const adapterUrls = useTranslations('adapterUrls')
  const apiAccess = useTranslations('apiAccess')
  return (
    <Tabs
      label={t('label')}
      tabs={[
        { href: routes.templates, label: t('list'), isExact: true },
        { href: routes.methods, label: methods('tab') },
        { href: routes.whatIf(), label: whatIf('title') },
        { href: routes.packages, label: packages('title') },
        { href: routes.adapterUrls(), label: adapterUrls('title') },
        { href: routes.apiAccess, label: apiAccess('title') },
      ]}
    />
  )
}

interface TemplatePageHeadProps {
  here: string
  /** Where it says more than the path does. */
  title?: string
  text: string
}

/** The head of each of these pages but the list. */
export function TemplatePageHead({ here, title = here, text }: TemplatePageHeadProps) {
  const words = useTranslations('templates')
  return (
    <>
      <PageHeader crumbs={[{ label: words('title'), href: routes.templates }]} here={here} title={title} text={text} />
      <TemplatePages />
    </>
  )
}
