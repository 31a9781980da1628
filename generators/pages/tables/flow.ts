/** What a page is written in, where it matters for finding its tables. */
export interface Dialect {
  /** MDX: a tag on its own line does not make the next lines HTML, and braces hold comments. */
  readonly mdx?: boolean;
  /** A header in bold with rows right below it is a table that lost its rule. */
  readonly lostRules?: boolean;
}

/** Tells, line by line, whether a line belongs to the page's flow text or to code, comments, HTML or front matter. */
export interface BlockTracker {
  /** Call once for each line in order; true when a table may be there. `deep`: indented as code is. */
  isFlow(line: string, deep: boolean): boolean;
}

type State =
  | { readonly kind: 'flow' }
  | { readonly kind: 'fence'; readonly mark: string; readonly length: number; readonly quotes: number }
  | { readonly kind: 'until'; readonly end: string }
  | { readonly kind: 'html' };

const FLOW: State = { kind: 'flow' };
const RAW_TAGS = ['pre', 'script', 'style', 'textarea'];

/** Follows the block structure of a Markdown page as far as tables need it (CommonMark 0.31.2 §4.5, §4.6). */
export function trackBlocks(dialect: Dialect = {}): BlockTracker {
  let state: State = FLOW;
  let first = true;
  let afterBlank = true;
  let glued: string | undefined;
  return {
    isFlow(line, deep) {
      if (state === FLOW && glued !== undefined && line.trim() === glued) {
        glued = undefined;
        afterBlank = false;
        return false;
      }
      if (state.kind === 'fence' && quotesOf(line) < state.quotes) state = FLOW;
      const opened: State = state === FLOW && !deep ? open(line, { dialect, first, afterBlank }) : state;
      const flow = opened === FLOW;
      state = flow ? FLOW : close(opened, line, opened !== state);
      first = false;
      if (line.trim() === '') glued = undefined;
      else if (afterBlank && state === FLOW) glued = gluedMark(line)?.[1];
      afterBlank = line.trim() === '';
      return flow && !deep;
    },
  };
}

/**
 * A line on which a fence starts behind a text, as template engines glue them. CommonMark would take the fence that was
 * meant to close it for one that opens, and the rest of the page for code; no page means that.
 */
export function gluedMark(line: string): RegExpExecArray | null {
  return /^[^`|]*[^`|\s](`{3,})([\w-]*)[ \t]*$/.exec(line);
}

interface Around {
  readonly dialect: Dialect;
  readonly first: boolean;
  readonly afterBlank: boolean;
}

/** The state that a line of flow text opens. */
function open(line: string, around: Around): State {
  const bare = unquote(line).replace(/^[ \t]+/, '');
  if (around.first && /^---\s*$/.test(line)) return { kind: 'until', end: '---' };
  const fence = /^(`{3,}|~{3,})(.*)$/s.exec(bare);
  if (fence && !(bare.startsWith('`') && fence[2]!.includes('`'))) {
    return { kind: 'fence', mark: bare.charAt(0), length: fence[1]!.length, quotes: quotesOf(line) };
  }
  if (bare.startsWith('<')) return openHtml(bare, around);
  if (around.dialect.mdx && bare.startsWith('{/*')) return { kind: 'until', end: '*/}' };
  return FLOW;
}

function openHtml(bare: string, { dialect, afterBlank }: Around): State {
  if (bare.startsWith('<!--')) return { kind: 'until', end: '-->' };
  const tag = /^<\/?([A-Za-z][A-Za-z0-9-]*)(?=[\s/>]|$)/.exec(bare)?.[1]?.toLowerCase();
  if (tag !== undefined && RAW_TAGS.includes(tag) && !bare.startsWith('</')) return { kind: 'until', end: `</${tag}>` };
  return tag !== undefined && afterBlank && !dialect.mdx ? { kind: 'html' } : FLOW;
}

/** The state after a line that belongs to `state`. */
function close(state: State, line: string, opening: boolean): State {
  if (state.kind === 'fence') return !opening && closesFence(state, line) ? FLOW : state;
  if (state.kind === 'html') return line.trim() === '' ? FLOW : state;
  if (state.kind === 'until') return closesUntil(state.end, line, opening) ? FLOW : state;
  return state;
}

function closesFence(fence: { readonly mark: string; readonly length: number }, line: string): boolean {
  const bare = unquote(line).replaceAll(/^[ \t]+|[ \t]+$/g, '');
  return bare.length >= fence.length && bare === fence.mark.repeat(bare.length);
}

function closesUntil(end: string, line: string, opening: boolean): boolean {
  if (end === '---') return !opening && /^(---|\.\.\.)\s*$/.test(line);
  const from = opening ? line.indexOf('<') + 1 : 0;
  return line.toLowerCase().includes(end, from);
}

/** How many block quotes a line is marked as being in. */
function quotesOf(line: string): number {
  return /^[ \t]*(?:>[ \t]*)*/.exec(line)![0].split('>').length - 1;
}

/** A line without the marks of the block quotes around it. */
function unquote(line: string): string {
  const marks = /^[ \t]*>(?:[ \t]|>)*/.exec(line);
  return marks ? line.slice(marks[0].length) : line;
}
