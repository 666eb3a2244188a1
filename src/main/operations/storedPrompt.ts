import type { Prompt } from '../pipelines/pipeline.ts'
import type { Store } from '../store/open.ts'

/** The prompt in the body of its artifact, whose system part is stored once for all rows that share it. */
export function storedPrompt(body: string, { artifacts }: Store): Prompt {
  const { systemSha256, user } = JSON.parse(body) as { readonly systemSha256: string; readonly user: string }
  return { system: artifacts.systemText(systemSha256) ?? '', user }
}
