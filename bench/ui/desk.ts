import type { Browser } from '@playwright/test'
import type { Section } from '../part.ts'

/** What every part of this benchmark is given. */
export interface UiDesk {
  /** The data folder with the large batch: batch 1 of the workspace. */
  readonly folder: string
  readonly rows: number
  readonly browser: Browser
}

export type UiPart = (desk: UiDesk) => Promise<Section>
