import { z } from 'zod'

/** Names something that the main process holds: a file, a job, a target. The page never sees a path. */
export const handle = z.string().min(1).max(100)
