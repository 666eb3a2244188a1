/** What a workspace may be called, said beside the field and of a name that breaks it: its file has the same name. */
export const workspaceNameRule = 'Use up to 64 letters, digits, dots, dashes and underscores, without spaces.'
