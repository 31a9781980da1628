/** Hints for syntax errors, from mistakes that occur in real descriptions. */

/** The likely fix for a syntax error on or next to a line. */
export function explainSyntaxError(lines: readonly string[], line: number): string | undefined {
  const nearby = [line, line - 1, line + 1].map((number) => lines[number - 1] ?? '');
  for (const text of nearby) {
    const hint = hintOf(text);
    if (hint !== undefined) return hint;
  }
  return undefined;
}

function hintOf(text: string): string | undefined {
  if (/^ *\t/.test(text)) return 'Indent with spaces: YAML forbids tabs (YAML 1.2 §6.1).';
  const plain = /^\s*(?:- )?([\w$-]+):\s+(?!["'|>{[&*!])(.*:(?: .*|$))/.exec(text);
  if (plain !== null)
    return `Quote the value of "${plain[1]}": an unquoted ": " starts a new mapping (YAML 1.2 §7.3.3).`;
  if (/^\s*(?:- )?[\w$-]+:\s+[@`%]/.test(text))
    return 'Quote the value: it may not begin with @, ` or % (YAML 1.2 §5.3).';
  if (/^\s*(?:- )?[\w$-]+:[^\s/]/.test(text) && !/^\s*(?:- )?[\w$-]+:\/\//.test(text))
    return 'Put a space after the colon.';
  if (/,\s*$/.test(text) || /,\s*[}\]]/.test(text)) return 'Remove the trailing comma: JSON allows none before } or ].';
  if (/:\s*(True|False|None)\b/.test(text)) return 'Write true, false and null in lower case.';
  return undefined;
}
