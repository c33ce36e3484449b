/** One requirement: what is demanded, what a check saw, the lines to copy, and the mark of whoever confirmed it. */
import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useHealthWords } from '@/components/health/words'
import { CodeLine } from '@/components/patterns/copy-button'
import { routes } from '@/components/patterns/routes'
import { Icon } from '@/components/ui/icons/icon'
import { TextLink } from '@/components/ui/link'
import { type MarkState, StateMark } from '@/components/ui/state-mark'
import type { Requirement, RequirementCheck, RequirementState } from '@/lib/domain/requirements/types'
import { ConfirmRequirement } from './confirm-requirement'
import { useConfirmMarkWords, useRequirementWords } from './words'

const marks: Record<RequirementState, MarkState> = {
  met: 'up',
  confirmed: 'up',
  outdated: 'degraded',
  'to-confirm': 'notReached',
  contradicted: 'down',
}

const checkMarks: Record<RequirementCheck['outcome'], MarkState> = { seen: 'up', contradicted: 'down', open: 'unknown' }

interface ItemProps {
  clusterId: string
  requirement: Requirement
  mayWrite: boolean
}

export function RequirementItem({ clusterId, requirement, mayWrite }: ItemProps) {
  const t = useTranslations('requirements')
  const { id, state, check } = requirement
  const isSettled = state === 'met' || state === 'confirmed'
  const name = t(`fields.requirement.options.${id}`)
  const words = useConfirmMarkWords(name, mayWrite ? '' : t('offRole'))
  return (
    <details open={!isSettled} className="group border-t border-hairline px-4 py-3 first-of-type:border-t-0">
      <summary className="flex list-none flex-wrap items-baseline gap-x-2 gap-y-1 [&::-webkit-details-marker]:hidden">
        <span className="flex min-w-0 items-start gap-2 font-semibold">
          <StateMark state={marks[state]} className="mt-0.75" />
          <span className="min-w-0">{name}</span>
        </span>
        <span className="ms-auto flex items-center gap-2 text-xs text-ink-soft">
          {t(`states.${state}`)}
          <Icon name="down" size={14} className="group-open:rotate-180" />
        </span>
      </summary>
      <div className="mt-2 flex min-w-0 flex-col gap-3 phone:ps-5.5">
        <Demand requirement={requirement} />
        {check && <Check check={check} />}
        <Statements statements={requirement.statements} />
        <Names requirement={requirement} />
        <Lines requirement={requirement} />
        {id === 'provisioning-url' && (
          <p>
            <TextLink href={routes.adapterUrls(clusterId)}>{t('urls')}</TextLink>
          </p>
        )}
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <ConfirmRequirement
            clusterId={clusterId}
            requirement={id}
            basis={requirement.basis}
            state={requirement.confirmation ? (state === 'outdated' ? 'outdated' : 'confirmed') : 'open'}
            words={words}
          />
          <Confirmed requirement={requirement} />
        </div>
      </div>
    </details>
  )
}

function Demand({ requirement }: { requirement: Requirement }) {
  const t = useTranslations('requirements')
  const sources = useTranslations('provisioning.sources')
  const words = useRequirementWords()
  return (
    <div>
      <p className="host">{words.demand(requirement)}</p>
      <p className="text-xs text-ink-soft">
        {t('demandedBy', { source: sources(requirement.source) })}
        {requirement.notesUrl && (
          <>
            {'. '}
            <TextLink href={requirement.notesUrl} target="_blank" rel="noreferrer">
              {t('notes')}
            </TextLink>
          </>
        )}
      </p>
    </div>
  )
}

function Check({ check }: { check: RequirementCheck }) {
  const t = useTranslations('requirements')
  const words = useRequirementWords()
  const health = useHealthWords()
  const params = check.params?.reason
    ? { ...check.params, reason: health.reason(String(check.params.reason)) }
    : check.params
  return (
    <Row label={t(`outcomes.${check.outcome}`)}>
      <span className="flex items-start gap-2">
        <StateMark state={checkMarks[check.outcome]} className="mt-0.75" />
        <span className="host min-w-0">{words.check({ ...check, params })}</span>
      </span>
    </Row>
  )
}

function Statements({ statements }: { statements: readonly string[] }) {
  const t = useTranslations('requirements')
  const words = useRequirementWords()
  if (statements.length === 0) return null
  return (
    <Row label={t(statements.length > 1 ? 'statementsTitle' : 'statementTitle')}>
      <ul className="flex flex-col gap-1">
        {statements.map((statement) => (
          <li key={statement}>{words.statement(statement)}</li>
        ))}
      </ul>
    </Row>
  )
}

function Names({ requirement: { names } }: { requirement: Requirement }) {
  const t = useTranslations('requirements')
  if (names.length === 0) return null
  return (
    <Row label={t('names')}>
      <ul className="host flex flex-col gap-0.5">
        {names.map((name) => (
          <li key={name} className="break-all">
            {name}
          </li>
        ))}
      </ul>
    </Row>
  )
}

function Lines({ requirement: { commands } }: { requirement: Requirement }) {
  const t = useTranslations('requirements')
  if (commands.length === 0) return null
  const hasBlanks = commands.some(({ text }) => /[A-Z]{2,}_[A-Z]{2,}/.test(text))
  return (
    <Row label={t('lines')}>
      <div className="flex min-w-0 flex-col gap-1.5">
        {commands.map(({ prompt, text }) => (
          <CodeLine key={`${prompt} ${text}`} prompt={prompt} text={text} />
        ))}
        {hasBlanks && <p className="text-xs text-ink-soft">{t('blanks')}</p>}
      </div>
    </Row>
  )
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid min-w-0 gap-x-6 gap-y-1 phone:grid-cols-[112px_minmax(0,1fr)]">
      <p className="text-ink-soft max-phone:text-xs">{label}</p>
      <div className="min-w-0">{children}</div>
    </div>
  )
}

function Confirmed({ requirement: { confirmation, state } }: { requirement: Requirement }) {
  const t = useTranslations('requirements')
  const format = useFormatter()
  if (!confirmation) return null
  const { by, at, basis } = confirmation
  const day = format.dateTime(new Date(at), 'day')
  return (
    <p className="text-xs text-ink-soft">
      {state === 'outdated' ? t('byFor', { by, at: day, basis: basis || t('noBasis') }) : t('by', { by, at: day })}
    </p>
  )
}
