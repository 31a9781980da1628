import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { styleNamed } from '../../../../generators/pages/style-named.js';
import { styles } from '../../../../generators/pages/styles.js';
import { syncMarkdown } from '../../../../generators/pages/sync/markdown.js';
import { syncerOf } from '../../../../generators/pages/sync/syncers.js';
import { loadContract, loadTemplates } from '../../../../src/load/load.js';
import type { Finding } from '../../../../src/finding.js';
import { sourceText } from '../../../spec/sources.js';

const { contract } = await loadContract('dlcs@2023');

async function page(style: string, start: string): Promise<string> {
  const files = (await styleNamed(style).load()).write(contract, await loadTemplates(`pages/${style}`));
  return files.find(({ path }) => path.startsWith(start))?.text ?? '';
}

const STARLIGHT = await page('starlight', 'batch');
const PADDED = await page('hydra-padded', 'batch');

/** A page as people keep it: prose, asides and components between the tables. */
const PROSE = STARLIGHT.replace('---\n', '---\n# by hand\n')
  .replaceAll(
    /^## (\w+)$/gm,
    '## $1\n\n:::note\nWritten by hand, | with a pipe.\n:::\n\n<Aside type="tip">Mind this.</Aside>',
  )
  .replace('## count', '| City | Country |\n|---|---|\n| Ghent | BE |\n\n## count');

function sync(text: string, file = 'batch.mdx') {
  return syncMarkdown({ file, text }, contract);
}

function said(findings: readonly Finding[]): [string, number][] {
  return findings.map(({ check, location }) => [check, location?.kind === 'source' ? (location.line ?? 0) : 0]);
}

function lineOf(text: string, part: string): number {
  return text.slice(0, text.indexOf(part)).split('\n').length;
}

describe('a page that agrees', () => {
  it.each(styles)('in style $name is left as it is', async (style) => {
    const written = (await style.load()).write(contract, await loadTemplates(`pages/${style.name}`));
    expect(written.length).toBeGreaterThan(0);
    for (const { path: file, text } of written)
      expect(syncerOf(style)({ file, text }, contract)).toEqual({ text, findings: [] });
  });

  it.each([
    ['prose around the tables', PROSE],
    ['CRLF', PROSE.replaceAll('\n', '\r\n')],
    ['no final newline', PROSE.trimEnd()],
    [
      'other column order',
      PROSE.replaceAll(
        /^\| domain \| range \| readonly \| writeonly \|$/gm,
        '| range | domain | writeonly | readonly |',
      ).replaceAll(/^\| (vocab:\S+) \| (.*) \| True \| False \|$/gm, '| $2 | $1 | False | True |'),
    ],
    [
      'extra columns',
      PROSE.replaceAll(/^(\| Method .*)$/gm, '$1 Since |')
        .replaceAll(/^(\| (?:GET|POST) .*)$/gm, '$1 2021 |')
        .replaceAll('|:---|:---|:---|:---|:---|', '|:---|:---|:---|:---|:---|:---|'),
    ],
    [
      'remarks',
      PROSE.replace('| True | False |', '| True* | False (for now) |')
        .replace('Retrieve a Batch |', 'Retrieve a Batch<br/>(slow) |')
        .replace('404 Not Found', '404 Not Found *'),
    ],
    ['markup in cells', PROSE.replace('| vocab:Batch | xsd:integer |', '| `vocab:Batch` | **xsd:integer** |')],
    ['small letters', PROSE.replaceAll('True', 'true').replaceAll('False', 'no')],
    ['other names for variables', PROSE.replaceAll('{customer}', '{0}').replaceAll('{batchId}', '{id}')],
  ])('with %s is left as it is', (_, text) => {
    expect(text).not.toBe(STARLIGHT);
    expect(sync(text)).toEqual({ text, findings: [] });
  });

  it.skipIf(sourceText('dlcs-batch-2020.md') === undefined)('is the source document of 2020', async () => {
    const { contract: edition } = await loadContract('dlcs@2020');
    const text = sourceText('dlcs-batch-2020.md') ?? '';
    expect(syncMarkdown({ file: 'batch.md', text }, edition, { mdx: true })).toEqual({ text, findings: [] });
  });
});

const DRIFTS: readonly [what: string, from: string, to: string][] = [
  ['range', '| vocab:Batch | xsd:dateTime |', '| vocab:Batch | xsd:date |'],
  ['domain', '| vocab:Batch | xsd:boolean |', '| vocab:Queue | xsd:boolean |'],
  ['flag', '| xsd:integer | True | False |', '| xsd:integer | False | False |'],
  ['status', '404 Not Found', '410 Gone'],
  ['label', 'Retrieve a Batch |', 'Get one Batch |'],
  ['returns', '| vocab:Batch | 200 OK', '| vocab:Image | 200 OK'],
  ['method', '| GET | Retrieve a Batch', '| PUT | Retrieve a Batch'],
];

describe('planted drifts', () => {
  it.each(DRIFTS)('finds a changed %s, and writes what the contract says', (_, from, to) => {
    const text = PROSE.replace(from, to);
    expect(text).not.toBe(PROSE);
    const synced = sync(text);
    expect(said(synced.findings)).toEqual([['page-cell-drifted', lineOf(text, to)]]);
    expect(synced.findings[0]?.message).toMatch(/the page says .* the contract says /);
    expect(synced.text).toBe(PROSE);
    expect(sync(synced.text).findings).toEqual([]);
  });

  it('finds any set of them exactly', () => {
    const property = fc.property(
      fc.subarray(DRIFTS.filter(([what]) => what !== 'method')),
      fc.boolean(),
      (drifts, crlf) => {
        const spoiled = drifts.reduce((all, [, from, to]) => all.replace(from, to), PROSE);
        const text = crlf ? spoiled.replaceAll('\n', '\r\n') : spoiled;
        const synced = sync(text);
        expect(synced.findings.length).toBe(drifts.length);
        expect(synced.text).toBe(crlf ? PROSE.replaceAll('\n', '\r\n') : PROSE);
      },
    );
    fc.assert(property, { numRuns: 30 });
  });

  it('lays an aligned table out again', () => {
    const text = PADDED.replace('| xsd:integer ', '| xsd:nonNegativeInteger ');
    expect(sync(text, 'batch.md').text).toBe(PADDED);
  });

  it('reports a changed URL template and leaves it', () => {
    const [, template = ''] = /`(\/[^`]*\/images)`/.exec(PROSE) ?? [];
    const text = PROSE.replace(template, template.replace('images', 'pictures'));
    const synced = sync(text);
    expect(said(synced.findings)).toEqual([['page-cell-drifted', lineOf(text, '/pictures`')]]);
    expect(synced.text).toBe(text);
  });

  it('reports a property without a section', () => {
    const text = PROSE.replace(/## finished\n[\s\S]*?(?=\n## )/, '');
    expect(sync(text).findings).toMatchObject([
      { check: 'page-property-missing', message: expect.stringContaining('"finished"') },
    ]);
  });

  it('reports a section without a property', () => {
    const table =
      '| domain | range | readonly | writeonly |\n|:---|:---|:---|:---|\n| vocab:Batch | xsd:string | True | False |';
    const text = PROSE.replace('## count', `## colour\n\n${table}\n\n## count`);
    expect(said(sync(text).findings)).toEqual([['page-section-unknown', lineOf(text, '## colour')]]);
    expect(sync(text).text).toBe(text);
  });

  it('adds an operation that the table lacks, and takes out one that the contract lacks', () => {
    const row = /^\| GET \| Retrieve a Batch .*$/m.exec(PROSE)?.[0] ?? '';
    const gone = PROSE.replace(row, '| DELETE | Delete a Batch | - | owl:Nothing | 204 No Content |');
    const synced = sync(gone);
    expect(synced.findings.map(({ check }) => check).toSorted()).toEqual([
      'page-property-missing',
      'page-section-unknown',
    ]);
    expect(synced.text).toBe(PROSE);
  });

  it('leaves and reports a cell that it does not understand', () => {
    const text = PROSE.replace('| xsd:boolean | True | False |', '| xsd:boolean | see below | False |');
    const synced = sync(text);
    expect(said(synced.findings)).toEqual([['page-cell-unread', lineOf(text, 'see below')]]);
    expect(synced.text).toBe(text);
  });

  it('does not take "Batches" for the class "Batch"', () => {
    const table =
      '| Method | Label | Expects | Returns | Status |\n|---|---|---|---|---|\n| GET | Anything | - | - | 200 OK |';
    const synced = sync(`# Batches\n\n${table}\n`);
    expect(said(synced.findings)).toEqual([['page-table-unmatched', 3]]);
  });

  it('leaves tables in code alone', () => {
    const text = `~~~~md\n${STARLIGHT.replace('xsd:integer', 'xsd:string')}\n~~~~\n`;
    expect(sync(text)).toEqual({ text, findings: [] });
  });
});

describe('a cell that says more than its value', () => {
  it('is compared by the text of its link, which goes when that drifts', () => {
    const linked = STARLIGHT.replace('| xsd:integer |', '| [xsd:integer](https://www.w3.org/TR/xmlschema-2/) |');
    expect(linked).not.toBe(STARLIGHT);
    expect(sync(linked)).toEqual({ text: linked, findings: [] });
    const drifted = linked.replace('[xsd:integer]', '[xsd:decimal]');
    expect(sync(drifted).text).toBe(STARLIGHT);
    expect(said(sync(drifted).findings)).toEqual([['page-cell-drifted', lineOf(drifted, '[xsd:decimal]')]]);
  });

  it('keeps its remark behind another type', async () => {
    const { contract: odsl } = await loadContract('opendatadsl@v1');
    const style = styleNamed('docusaurus');
    const sync = syncerOf(style);
    const [file] = (await style.load()).write(odsl, await loadTemplates('pages/docusaurus'));
    const row = /^\|(?<name>\w+)\|(?<rest>.*)\|String\|$/m;
    const text = file?.text.replace(row, '|$<name>|$<rest>|String *(short)*|') ?? '';
    expect(sync({ file: 'batch.md', text }, odsl)).toEqual({ text, findings: [] });
    const other = text.replace('|String *(short)*|', '|Boolean *(short)*|');
    expect(sync({ file: 'batch.md', text: other }, odsl).text).toBe(text);
  });

  it('leaves a URL template that drifted, and says so', () => {
    const other = STARLIGHT.replace('/images`', '/pictures`');
    const { text, findings } = sync(other);
    expect(text).toBe(other);
    expect(findings.map(({ hint }) => hint)).toEqual([expect.stringContaining('in its place')]);
  });
});
