/** Shapes of a partner that cross rooms. */

export interface PartnerSettings {
  id: string
  name: string
  timeZone: string
  version: number
  timeZones: string[]
  mayChange: boolean
}

export interface SetUpPage {
  /** False when the link was used, is too old or never existed. */
  isOpen: boolean
  timeZones: string[]
}
