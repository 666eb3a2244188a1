/**
 * SQL for the newest rendered row of `item` as JSON. null also for one that is damaged: SQL stops at text that is no
 * JSON.
 */
export const newestRendered = `(select iif(json_valid(body), body, null) from artifact
  where item_id = item.id and kind = 'rendered' order by id desc limit 1)`
