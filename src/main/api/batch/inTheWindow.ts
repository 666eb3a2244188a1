/** Sentences of the engine and the store name commands and flags; in the window the same is a button or a setting. */
export function inTheWindow(text: string): string {
  return spoken.reduce((said, [typed, shown]) => said.replaceAll(typed, shown), text)
}

const spoken: readonly (readonly [RegExp, string])[] = [
  [/Raise it with: millrace resume \d+ --max-cost USD/g, 'Raise it and resume.'],
  [
    /Raise it with: millrace cost --max-per-day USD, or go on tomorrow with: millrace resume \d+/g,
    'Raise it under Settings, or resume tomorrow.',
  ],
  [
    /Raise it with: millrace cost --max-total USD, then: millrace resume \d+/g,
    'Raise it under Settings, then resume.',
  ],
  [/Continue(?: later)? with: millrace (?:resume|start) \d+/g, 'Resume it to go on.'],
  [/Set a valid ANTHROPIC_API_KEY, then resume\./g, 'Set a valid key under Settings, then resume.'],
  [/, or allow more time with --timeout-ms\./g, ', or allow more time in the settings of the batch.'],
  [/See what can be done with: millrace doctor/g, 'It can be set aside under Workspaces.'],
  [/ with --model(?: or --fallback)?\./g, '.'],
]
