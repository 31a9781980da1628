/** The formats of reports of conformance runs. Kept apart from the reporters, so that the command line can list them without loading any. */

/** The name of every format. */
export const RUN_FORMATS = ['stylish', 'json', 'junit', 'html', 'earl', 'har', 'github'] as const;

/** One of {@link RUN_FORMATS}. */
export type RunFormat = (typeof RUN_FORMATS)[number];

/** The format that a report file's name asks for: `report.html`, `junit.xml`, `run.har`, `earl.jsonld`, `github:file`. */
export function formatOfFile(name: string): { readonly format: RunFormat; readonly file: string } | undefined {
  const [, prefix, rest] = /^(\w+):(.+)$/.exec(name) ?? [];
  if (prefix !== undefined && (RUN_FORMATS as readonly string[]).includes(prefix))
    return { format: prefix as RunFormat, file: rest! };
  const extension = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const format = (
    { html: 'html', htm: 'html', xml: 'junit', json: 'json', har: 'har', jsonld: 'earl', txt: 'stylish' } as const
  )[extension as 'html'];
  return format === undefined ? undefined : { format, file: name };
}
