/** The proposed method with its reasons, the values a new template would begin with, and why the other methods do not fit. */
import { useTranslations } from 'next-intl'
import { routes } from '@/components/patterns/routes'
import { DeedLink } from '@/components/ui/deed-link'
import { StateMark } from '@/components/ui/state-mark'
import { answersQuery, type Proposal } from '@/lib/domain/provisioning/method-choice'
import type { Because } from '@/lib/domain/provisioning/types'
import type { MethodChoicePage } from '@/lib/features/provisioning/types'

type LooseWords = (key: string, params?: Because['params']) => string

export function MethodProposal({ page: { proposal, answers, mayWrite } }: { page: MethodChoicePage }) {
  const t = useTranslations('methodChoice')
  const methods = useTranslations('provisioning.methods')
  const because = useTranslations('methodChoice.because') as unknown as (key: string) => string
  const { method } = proposal
  return (
    <div className="flex flex-col gap-4 px-4 py-4">
      <div role="status">
        <p className="flex items-start gap-2.5 text-base font-semibold">
          <StateMark state={method ? 'up' : 'notReached'} size={16} className="mt-0.75" />
          {method ? t('fits', { method: methods(`${method}.name`) }) : t('open')}
        </p>
        <ul className="mt-1 flex flex-col gap-1 ps-6.5 text-ink-soft">
          {proposal.because.map(({ code }) => (
            <li key={code}>{because(code)}</li>
          ))}
        </ul>
      </div>
      <Values values={proposal.values} />
      {method && (
        <div>
          <DeedLink
            look="primary"
            href={routes.newTemplateBy(answersQuery(answers))}
            offBecause={!mayWrite && t('offRole')}
          >
            {t('make')}
          </DeedLink>
        </div>
      )}
      <Against against={proposal.against} />
    </div>
  )
}

function Values({ values }: Pick<Proposal, 'values'>) {
  const t = useTranslations('methodChoice')
  const fields = useTranslations('templates.fields') as unknown as (key: string) => string
  const reasons = useTranslations('methodChoice.reasons') as unknown as LooseWords
  if (values.length === 0) return null
  return (
    <div>
      <h3 className="mb-1 font-semibold">{t('valuesTitle')}</h3>
      <dl>
        {values.map(({ field, value, because }) => (
          <div
            key={field}
            className="grid gap-x-6 gap-y-0.5 border-t border-hairline py-2 phone:grid-cols-[minmax(0,13rem)_minmax(0,1fr)]"
          >
            <dt className="text-ink-soft">{fields(`${field}.label`)}</dt>
            <dd>
              <p className="font-medium">
                {typeof value === 'boolean' ? t(value ? 'on' : 'off') : fields(`${field}.options.${value}`)}
              </p>
              <p className="text-xs text-ink-soft">{reasons(because.code, because.params)}</p>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

function Against({ against }: Pick<Proposal, 'against'>) {
  const t = useTranslations('methodChoice')
  const methods = useTranslations('provisioning.methods')
  const reasons = useTranslations('methodChoice.against') as unknown as (key: string) => string
  if (against.length === 0) return null
  return (
    <div>
      <h3 className="mb-1 font-semibold">{t('againstTitle')}</h3>
      <ul className="text-xs text-ink-soft">
        {against.map(({ method, because }) => (
          <li key={method} className="border-t border-hairline py-1.5">
            <span className="font-medium text-ink">{methods(`${method}.name`)}</span>: {reasons(because.code)}
          </li>
        ))}
      </ul>
    </div>
  )
}
