/** Writes TSDoc comments. */

/** A TSDoc block with these lines. Nothing in a line can end the block. */
export function comment(lines: readonly string[], indent = ''): string {
  const safe = lines
    .flatMap((line) => line.trim().split(/\r\n?|[\n\u2028\u2029]/))
    .map((line) => line.replaceAll('*/', '*\\/'));
  const [only] = safe;
  if (safe.length === 1 && only !== undefined) return `${indent}/** ${only} */\n`;
  return `${indent}/**\n${safe.map((line) => `${indent} * ${line}`.trimEnd()).join('\n')}\n${indent} */\n`;
}
