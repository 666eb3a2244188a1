import type { Artifacts } from './artifacts.ts'

/** A prompt as its artifact holds it: the system part is stored once for all rows that share it. */
export interface StoredPrompt {
  readonly systemSha256: string
  readonly user: string
}

/** Throws DamagedArtifact. */
export function wholePrompt({ systemSha256, user }: StoredPrompt, artifacts: Artifacts) {
  return { system: artifacts.systemText(systemSha256), user }
}

/** The prompt in the body of its artifact. Throws DamagedArtifact. */
export function promptIn(body: string, artifacts: Artifacts) {
  return wholePrompt(JSON.parse(body) as StoredPrompt, artifacts)
}
