/** Lets a bounded number of tasks be under way, so that memory does not grow with the batch. */
export class Room {
  readonly #size: number
  #taken = 0
  #wake: () => void = () => undefined

  constructor(size: number) {
    this.#size = size
  }

  /** Resolves when there is room for one more task. One caller at a time. */
  async enter(): Promise<void> {
    while (this.#taken >= this.#size) await this.#change()
    this.#taken++
  }

  leave(): void {
    this.#taken--
    this.#wake()
  }

  /** Resolves when every task has left. */
  async empty(): Promise<void> {
    while (this.#taken > 0) await this.#change()
  }

  #change(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve
    })
  }
}
