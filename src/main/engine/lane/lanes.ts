import type { Lane, LaneSettings } from './lane.ts'

/** One lane a model, made when the model is first asked. */
export class Lanes {
  readonly #make: (model: string, settings: LaneSettings) => Lane
  readonly #lanes = new Map<string, Lane>()
  #settings: LaneSettings

  constructor(settings: LaneSettings, make: (model: string, settings: LaneSettings) => Lane) {
    this.#settings = settings
    this.#make = make
  }

  for(model: string): Lane {
    let lane = this.#lanes.get(model)
    if (!lane) this.#lanes.set(model, (lane = this.#make(model, this.#settings)))
    return lane
  }

  tune(settings: LaneSettings): void {
    this.#settings = settings
    for (const lane of this.#lanes.values()) lane.tune(settings)
  }
}
