/** Which default call-in location a country gets (domain.md section 4, last paragraph). No telephone number is invented. */
import { countryCodeOf, countryCodes } from './countries'

export const callInLocationCodes = ['AMER', 'EMEA', 'EURO', 'APAC', 'ANZ'] as const
export type CallInLocationCode = (typeof callInLocationCodes)[number]

export interface CallInLocation {
  code: CallInLocationCode
  /** Country calling code of the location's default number. */
  callingCode: string
  /** Countries that the vendor names for this location, alpha-2; every other country is our own map. */
  namedCountries: readonly string[]
}

/** The vendor's table. */
export const callInLocations: readonly CallInLocation[] = [
  { code: 'AMER', callingCode: '+1', namedCountries: ['US', 'CA'] },
  { code: 'EMEA', callingCode: '+44', namedCountries: ['GB'] },
  { code: 'EURO', callingCode: '+49', namedCountries: ['DE'] },
  { code: 'APAC', callingCode: '+65', namedCountries: ['SG'] },
  { code: 'ANZ', callingCode: '+61', namedCountries: ['AU'] },
]

/** Who put a country into its location: the vendor's table, our own map, or the partner. */
export type CallInOrigin = 'vendor' | 'own-map' | 'partner'

export interface CallIn {
  country: string
  location: CallInLocationCode
  callingCode: string
  because: CallInOrigin
}

/** Countries that a partner put elsewhere, alpha-2 to location. */
export type CallInEdits = Readonly<Record<string, CallInLocationCode>>

/**
 * Our own map of everything the vendor does not name. Which countries are EMEA and which EURO is not published: the
 * European Union, the European Economic Area, Switzerland and the small states inside are EURO here, the rest of Europe,
 * the Middle East and Africa EMEA.
 */
const ownMap: Readonly<Record<Exclude<CallInLocationCode, 'EMEA'>, ReadonlySet<string>>> = {
  AMER: setOf(
    'AG AI AR AW BB BL BM BO BQ BR BS BZ CA CL CO CR CU CW DM DO EC FK GD GF GL GP GS GT GY HN HT JM KN KY LC MF MQ MS MX NI PA PE PM PR PY SR SV SX TC TT UM US UY VC VE VG VI',
  ),
  EURO: setOf(
    'AD AT AX BE BG CH CY CZ DE DK EE ES FI FO FR GR HR HU IE IS IT LI LT LU LV MC MT NL NO PL PT RO SE SI SJ SK SM VA',
  ),
  APAC: setOf('AF BD BN BT CN HK ID IN IO JP KG KH KP KR KZ LA LK MM MN MO MV MY NP PH PK SG TH TJ TL TM TW UZ VN'),
  ANZ: setOf('AQ AS AU CC CK CX FJ FM GU HM KI MH MP NC NF NR NU NZ PF PG PN PW SB TK TO TV VU WF WS'),
}

/**
 * The default call-in location of a country: the vendor's table, else what the partner says, else our own map.
 * @param country alpha-2 in any case
 * @returns null when the text is no country
 */
export function callInOf(country: string | null | undefined, edits: CallInEdits = {}): CallIn | null {
  const code = countryCodeOf(country)
  if (code === null) return null
  const named = callInLocations.find(({ namedCountries }) => namedCountries.includes(code))
  if (named) return answer(code, named.code, 'vendor')
  const edited = Object.hasOwn(edits, code) ? edits[code] : undefined
  if (edited && isCallInLocationCode(edited)) return answer(code, edited, 'partner')
  return answer(code, ownLocationOf(code), 'own-map')
}

/** Where our own map puts a country, whatever a partner says. */
export function ownLocationOf(country: string): CallInLocationCode {
  const found = Object.entries(ownMap).find(([, countries]) => countries.has(country))
  return found ? (found[0] as CallInLocationCode) : 'EMEA'
}

/** Whether the vendor names this country, so that nobody may put it elsewhere. */
export function isNamedByVendor(country: string): boolean {
  return callInLocations.some(({ namedCountries }) => namedCountries.includes(country))
}

export function isCallInLocationCode(text: string): text is CallInLocationCode {
  return (callInLocationCodes as readonly string[]).includes(text)
}

/** All countries with their location, in the order of their codes. */
export function callInTable(edits: CallInEdits = {}): CallIn[] {
  return countryCodes.flatMap((country) => callInOf(country, edits) ?? [])
}

function answer(country: string, location: CallInLocationCode, because: CallInOrigin): CallIn {
  const callingCode = callInLocations.find(({ code }) => code === location)?.callingCode ?? ''
  return { country, location, callingCode, because }
}

function setOf(codes: string): ReadonlySet<string> {
  return new Set(codes.split(' '))
}
