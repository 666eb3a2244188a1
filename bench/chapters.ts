/** Puts a chapter into the page, in the place of the one with the same title. Each benchmark writes its own. */
export function withChapter(page: string, chapter: string): string {
  const chapters = page.split(/^(?=# )/m).filter((text) => text.trim() !== '')
  const at = chapters.findIndex((known) => titleOf(known) === titleOf(chapter))
  const next = at < 0 ? [...chapters, chapter] : chapters.with(at, chapter)
  return next
    .map((text) => text.trim())
    .join('\n\n')
    .concat('\n')
}

function titleOf(chapter: string): string {
  return chapter.split('\n', 1)[0]!.trim()
}
