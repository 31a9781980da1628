import { describe, expect, it } from 'vitest';
import { docusaurus } from '../../../../generators/pages/docusaurus/docusaurus.js';
import { loadContract, loadTemplates } from '../../../../src/load/load.js';
import { sourcePages } from '../../../spec/source-pages.js';

function braces(text: string): [number, string][] {
  const formatted = docusaurus.format({ file: 'page.md', text });
  expect(formatted.text).toBe(text);
  return formatted.findings.map(({ check, location, message }) => {
    expect(check).toBe('page-brace');
    return [location?.kind === 'source' ? (location.line ?? 0) : 0, message];
  });
}

describe('braces', () => {
  it('are reported in text and in tables, and kept', () => {
    const text = '## A\n\nThe\n{release} and {{url}}.\n\n|**Name**|**Type**|\n|-|-|\n|a {id}|String|\n';
    expect(braces(text)).toEqual([
      [4, expect.stringContaining('{release}')],
      [4, expect.stringContaining('{{url}}')],
      [8, expect.stringContaining('{id}')],
    ]);
  });

  it.each([
    ['escaped', 'The \\{release\\}.'],
    ['in code', 'The `{release}` and ``a ` {b}``.'],
    ['in a fence', '```js\nGET {{url}}/{id}\n```'],
    ['of a comment', 'The {/* release */}.'],
    ['of an anchor', '## Release {#release}'],
    ['of an attribute', 'The <b style={wide}>release</b>.'],
    ['of a component', '<Release of={name} />'],
    ['of an expression', 'Since {frontMatter.release}.'],
    ['of front matter', '---\ntitle: "{release}"\n---\n\nText.'],
  ])('are fine %s', (_, text) => {
    expect(braces(`${text}\n`)).toEqual([]);
  });

  it('are reported if they are escaped in an example', () => {
    expect(braces('```js\nGET /a\nGET /\\{id\\}\n```\n')).toEqual([[3, expect.stringContaining('backslashes')]]);
  });

  it('are escaped correctly on the pages of this project', async () => {
    const { contract } = await loadContract('opendatadsl@v1');
    const pages = docusaurus.write(contract, await loadTemplates('pages/docusaurus'));
    expect(pages.flatMap(({ text }) => braces(text))).toEqual([]);
  });

  it.each(sourcePages('opendatadsl-batch.md'))('are escaped correctly in $title', ({ text }) => {
    const { findings } = docusaurus.format({ file: 'page.md', text });
    expect(findings).toEqual([]);
  });
});
