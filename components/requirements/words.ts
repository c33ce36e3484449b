/** Words of requirements that only run time names: demands, checks, statements. */
import { useTranslations } from 'next-intl'
import type { ConfirmMarkWords } from '@/components/patterns/confirm-mark'
import type { Requirement, RequirementCheck } from '@/lib/domain/requirements/types'

type LooseWords = (key: string, params?: Record<string, string | number>) => string

export interface RequirementWords {
  demand: (requirement: Pick<Requirement, 'id' | 'text' | 'params'>) => string
  check: (check: Pick<RequirementCheck, 'code' | 'params'>) => string
  statement: (key: string) => string
}

export function useRequirementWords(): RequirementWords {
  const words = useTranslations('requirements') as unknown as LooseWords
  return {
    demand: ({ id, text, params }) => words(`items.${id}.${text}`, params),
    check: ({ code, params }) => words(`checks.${code}`, params),
    statement: (key) => words(`statements.${key}`),
  }
}

/** Of the mark by which a person confirms what no check can see; `offRole` says why it is not offered, or nothing. */
export function useConfirmMarkWords(name: string, offRole: string): ConfirmMarkWords {
  const t = useTranslations('requirements')
  return {
    confirm: t('confirm'),
    again: t('confirmAgain'),
    withdraw: t('withdraw'),
    confirmed: t('confirmed', { name }),
    withdrawn: t('withdrawn', { name }),
    offRole,
    name,
  }
}
