/** Shapes of a partner that cross rooms. */

export interface PartnerSettings {
  id: string
  name: string
  timeZone: string
  version: number
  mayChange: boolean
}
