'use client'

/** For whoever knows how users shall come to be, and not which fields say so: one choice sets them all. */
import { useTranslations } from 'next-intl'
import type { Form } from '@/components/patterns/form/use-form'
import { routes } from '@/components/patterns/routes'
import { TextLink } from '@/components/ui/link'
import { StateMark } from '@/components/ui/state-mark'
import { methodOf } from '@/lib/domain/provisioning/methods'
import { provisioningMethods } from '@/lib/domain/provisioning/types'
import { startOfMethod } from '@/lib/domain/templates/method-start'

export function MethodStart({ form }: { form: Form }) {
  const t = useTranslations('templates.methodStart')
  const methods = useTranslations('provisioning.methods')
  const { method: current } = methodOf(form.values)
  return (
    <section aria-labelledby="method-start" className="mb-5">
      <h3 id="method-start" className="font-medium">
        {t('title')}
      </h3>
      <p className="pb-2 text-xs text-ink-soft">
        {t('text')} <TextLink href={routes.methods}>{t('ask')}</TextLink>
      </p>
      <ul className="rounded-control border border-hairline">
        {provisioningMethods.map((method) => (
          <li key={method} className="border-b border-hairline last:border-b-0">
            <button
              type="button"
              aria-pressed={method === current}
              onClick={() => form.fill(startOfMethod[method])}
              className="grid w-full grid-cols-[14px_minmax(0,1fr)] gap-x-2.5 px-3 py-2 text-start -outline-offset-2 hover:bg-fill-hover aria-pressed:bg-fill"
            >
              <StateMark state={method === current ? 'up' : 'notReached'} className="mt-0.75" />
              <span>
                <span className="block font-medium">{methods(`${method}.name`)}</span>
                <span className="block text-xs text-ink-soft">{methods(`${method}.text`)}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
