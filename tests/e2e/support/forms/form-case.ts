/** What a case of a form is, and the gestures that the cases share. */
import type { Locator, Page } from '@playwright/test'
import type { Household } from '../household'
import type { Hub } from '../hub'
import { expect } from '../test'

export interface FormStage extends Household {
  hub: Hub
  page: Page
}

export interface OpenForm {
  /** What was typed, by the id of its control. */
  typed: Record<string, string>
  /** The control that 10 MB are pasted into; none has one that holds text. */
  huge?: string
  /** Brings a control into sight, where not all of them are. */
  reveal?: (id: string) => Promise<void>
  /** What else must still be as it was. */
  alsoKept?: () => Promise<void>
  submit: () => Promise<void>
  /** Before the save that shall succeed. */
  mend?: () => Promise<void>
  saved: () => Promise<void>
}

export interface FormCase {
  name: string
  isPublic?: true
  open: (stage: FormStage) => Promise<OpenForm>
}

export async function fillAll(page: Page, typed: Record<string, string>): Promise<void> {
  for (const [id, value] of Object.entries(typed)) await page.locator(`#${id}`).fill(value)
}

export const press = (page: Page, name: string) => () => page.getByRole('button', { name, exact: true }).click()

/** A button that is off says why, and is pressed all the same. */
export const pressEvenOff = (page: Page, name: string) => () =>
  page.getByRole('button', { name, exact: true }).click({ force: true })

export const shows = (locator: Locator) => () => expect(locator).toBeVisible()
export const arrivesAt = (page: Page, path: RegExp) => () => expect(page).toHaveURL(path)

/** A password that the rules let through. */
export const sentence = 'a sentence that nobody guesses 41'

/** An address of the hub, in full. */
export const at = (hub: Hub, path: string) => new RegExp(`^${hub.origin}${path}$`)
