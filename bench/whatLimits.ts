/** Why a figure is missed, by its id. Said on top of the page; a figure without an entry says so. */
export const whatLimits: Readonly<Record<string, string>> = {}
