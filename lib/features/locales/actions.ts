'use server'

/** What forms may do with locales. */
import * as z from 'zod'
import { refusing } from '@/lib/domain/catalogue/field'
import { callInLocationCodes } from '@/lib/domain/locales/call-in'
import { isCountryCode } from '@/lib/domain/locales/countries'
import { languageCodes } from '@/lib/domain/locales/locales'
import { defineAction } from '../gates/define-action'
import { shown } from '../gates/shown'
import { chooseCallIn } from './operations/call-in'
import { chooseDefault } from './operations/override'

const shortText = z.string().max(40)

export const chooseDefaultAction = defineAction({
  permission: 'locale.write',
  schema: z.object({ language: z.enum(languageCodes), locale: shortText, seen: shortText }),
  run: async (actor, input) => shown(await chooseDefault(actor, input)),
})

export const chooseCallInAction = defineAction({
  permission: 'locale.write',
  schema: z.object({
    country: shortText.superRefine(refusing('not-a-country', isCountryCode)),
    location: z.enum(callInLocationCodes),
    seen: shortText,
  }),
  run: async (actor, input) => shown(await chooseCallIn(actor, input)),
})
