'use client'

/** The form of one level of branding: sections, colours with their contrast, logos beside it, and the preview of all of it. */
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useRef } from 'react'
import { ConfirmDialog } from '@/components/patterns/confirm-dialog'
import { FormFields } from '@/components/patterns/form/form-fields'
import { FormProblem } from '@/components/patterns/form/form-problem'
import { FormSection } from '@/components/patterns/form/form-section'
import { sectionId } from '@/components/patterns/form/section-index'
import { sentBy } from '@/components/patterns/form/sent-form'
import { UnsavedGuard } from '@/components/patterns/form/unsaved-guard'
import { type Form, useForm } from '@/components/patterns/form/use-form'
import { useFieldWords } from '@/components/patterns/form/words'
import { SaveBar } from '@/components/patterns/save-bar'
import { colorModes, failingColors } from '@/lib/domain/branding/colors'
import { type BrandingSection, brandingCatalogues, brandingSections } from '@/lib/domain/branding/fields'
import { logoLimits } from '@/lib/domain/branding/logos'
import { brandingProblemsOf } from '@/lib/domain/branding/rules'
import type { Catalogue } from '@/lib/domain/catalogue/field'
import type { BrandingForm as BrandingData } from '@/lib/features/branding/types'
import { BasicNotice } from './basic-notice'
import { ColorTable, shownRoles, useTenths, visibleValues } from './color-table'
import { Disputes } from './disputes'
import { LogoUpload } from './logo-upload'
import { BrandingLevel, OriginMark } from './origin-mark'
import { BrandPreview, type PreviewWords } from './preview/brand-preview'
import { useSaveBranding } from './use-save-branding'

interface BrandingFormProps {
  data: BrandingData
  partnerName: string
  mayWrite: boolean
  previewWords: PreviewWords
  /** What a save reaches, in words. */
  reach?: ReactNode
  /** Below the preview. */
  aside?: ReactNode
  /** Below the fields of a section. */
  afterSection?: Partial<Record<BrandingSection, ReactNode>>
}

export function BrandingForm(props: BrandingFormProps) {
  const { data, partnerName, mayWrite, previewWords, reach, aside, afterSection } = props
  const t = useTranslations('branding')
  const scope = data.customerId === null ? 'partner' : 'customer'
  const version = useRef(data.version)
  useEffect(() => {
    version.current = Math.max(version.current, data.version)
  }, [data.version])
  const form = useForm({
    catalogue: brandingCatalogues[scope],
    initial: data.values,
    id: 'branding',
    check: (values) =>
      brandingProblemsOf(scope, values, String(scope === 'partner' ? values.verifiedDomains : data.verifiedDomains)),
  })
  const { submit, asking } = useSaveBranding(form, { data, version, mayWrite })
  const offBecause = !mayWrite && t('offRole')

  return (
    <BrandingLevel data={data} partnerName={partnerName} mayWrite={mayWrite} version={version}>
      <form {...sentBy(submit)} className="flex grow flex-col">
        <UnsavedGuard count={form.changed.length} />
        <div className="grid grow grid-cols-1 content-start items-start gap-x-10 gap-y-8 pb-8 wide:grid-cols-[minmax(0,1fr)_27.5rem]">
          <div className="min-w-0">
            <SectionLinks form={form} />
            <FormProblem problem={form.problem} />
            <Disputes form={form} />
            {brandingSections.flatMap((section) => {
              const shown = (
                <Section
                  key={section}
                  form={form}
                  section={section}
                  offBecause={offBecause}
                  after={afterSection?.[section]}
                />
              )
              return section === 'general'
                ? [shown, <Logos key="logos" form={form} offBecause={offBecause} />]
                : [shown]
            })}
          </div>
          <div className="flex min-w-0 flex-col gap-6 wide:sticky wide:top-6">
            <BrandPreview
              values={form.values}
              logos={data.logos}
              fallbackName={partnerName}
              words={previewWords}
              isDraft={form.changed.length > 0}
            />
            {aside}
          </div>
        </div>
        <SaveBar form={form} reach={reach} offBecause={offBecause} />
      </form>
      {asking && <ConfirmContrast form={form} onAnswer={asking} />}
    </BrandingLevel>
  )
}

function SectionLinks({ form }: { form: Form }) {
  const t = useTranslations('branding')
  const words = useFieldWords('branding')
  const shown = brandingSections.filter((section) => namesOf(form, section).length > 0)
  return (
    <nav aria-label={t('sectionsLabel')} className="-mx-4 overflow-x-auto px-4 rail:mx-0 rail:px-0">
      <ul className="flex min-w-max gap-5 border-b border-edge">
        {shown
          .flatMap((section) => (section === 'general' ? [section, 'logos'] : [section]))
          .map((section) => (
            <li key={section}>
              <a href={`#${sectionId(form, section)}`} className="flex h-9 items-center text-ink-soft hover:text-ink">
                {words.section(section)}
              </a>
            </li>
          ))}
      </ul>
    </nav>
  )
}

const namesOf = (form: Form, section: BrandingSection): string[] =>
  form.visible.filter((name) => form.catalogue[name]?.section === section)

interface SectionProps {
  form: Form
  section: BrandingSection
  offBecause: string | false
  after?: ReactNode
}

const half = ['brandName', 'termsUrl', 'privacyUrl', 'noticesUrl', 'licencesUrl']

function Section({ form, section, offBecause, after }: SectionProps) {
  const words = useFieldWords('branding')
  if (namesOf(form, section).length === 0) return null
  return (
    <FormSection form={form} noun="branding" section={section}>
      {section === 'colors' ? (
        <ColorTable form={form} readOnly={Boolean(offBecause)} />
      ) : (
        <FormFields
          form={form}
          section={section}
          noun="branding"
          half={half}
          readOnly={offBecause ? true : undefined}
          under={marksOf(form.catalogue, words.label)}
        />
      )}
      {section === 'general' && <BasicNotice />}
      {after}
    </FormSection>
  )
}

function marksOf(catalogue: Catalogue, label: (name: string) => string): Record<string, ReactNode> {
  return Object.fromEntries(
    Object.entries(catalogue)
      .filter(([, { section }]) => section !== 'organization')
      .map(([name]) => [name, <OriginMark key={name} name={name} label={label(name)} />]),
  )
}

function Logos({ form, offBecause }: Pick<SectionProps, 'form' | 'offBecause'>) {
  const t = useTranslations('branding.logo')
  const { kibibytes, shortestSide, widest, tallest } = logoLimits
  return (
    <FormSection form={form} noun="branding" section="logos">
      <div className="grid grid-cols-1 gap-6 phone:grid-cols-2">
        {colorModes.map((mode) => (
          <LogoUpload key={mode} mode={mode} offBecause={offBecause} />
        ))}
      </div>
      <p className="mt-3 text-xs text-ink-soft">
        {t('rules', { kibibytes, shortest: shortestSide, widest, tallest: 1 / tallest })}
      </p>
    </FormSection>
  )
}

function ConfirmContrast({ form, onAnswer }: { form: Form; onAnswer: (isConfirmed: boolean) => void }) {
  const t = useTranslations('branding.colors')
  const words = useFieldWords('branding')
  const tenths = useTenths()
  const failing = failingColors(visibleValues(form), shownRoles(form))
  return (
    <ConfirmDialog
      title={t('confirmTitle', { count: failing.length })}
      text={t('confirmText')}
      verb={t('confirmVerb')}
      dependants={failing.map(({ mode, role, ratio, needed }) =>
        t('confirmLine', {
          name: words.label(`${mode}${role.charAt(0).toUpperCase()}${role.slice(1)}`),
          ratio: tenths(ratio),
          needed: tenths(needed),
        }),
      )}
      onConfirm={async () => {
        onAnswer(true)
        return null
      }}
      onClose={() => onAnswer(false)}
    />
  )
}
