/** The formats of reports of findings. Kept apart from the reporters, so that the command line can list them without loading any. */

/** The name of every format. */
export const FORMATS = ['stylish', 'json', 'junit', 'sarif', 'github', 'markdown'] as const;

/** One of {@link FORMATS}. */
export type Format = (typeof FORMATS)[number];
