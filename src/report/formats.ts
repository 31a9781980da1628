/** How findings can be printed. In a file of its own, so that the command line knows the names without the reporters. */
export const FORMATS = ['stylish', 'json', 'junit', 'sarif', 'github', 'markdown'] as const;

/** One of {@link FORMATS}. */
export type Format = (typeof FORMATS)[number];
