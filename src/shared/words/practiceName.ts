const mark = 'practice/'

/** Answers of the practice model are marked wherever their model is named, and stay so. */
export function practiceName(model: string): string {
  return isPracticeName(model) ? model : `${mark}${model}`
}

/** Without the mark. */
export function plainName(name: string): string {
  return isPracticeName(name) ? name.slice(mark.length) : name
}

export function isPracticeName(model: string): boolean {
  return model.startsWith(mark)
}
