import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { rstGrid } from '../../../../generators/pages/rst-grid/rst-grid.js';
import { loadContract, loadTemplates } from '../../../../src/load/load.js';
import type { Contract } from '../../../../src/model/contract.js';
import { readOpenApi } from '../../../../src/model/openapi.js';
import type { JsonObject } from '../../../../src/model/json.js';
import { sourcePages } from '../../../spec/source-pages.js';
import { contract } from '../../fixture.js';
import { changedLines, regenerate, stringsIn } from './regenerate.js';
import { sampleSize } from '../../../support/samples.js';

const GARAGE = readFileSync(new URL('garage.rst', import.meta.url), 'utf8');
const TEMPLATES = await loadTemplates('pages/rst-grid');

function contractOf(document: JsonObject): Contract {
  const locate = (pointer: string) => ({ kind: 'source' as const, file: 'openapi.yaml', pointer });
  const openapi = readOpenApi({ document, sourceVersion: '3.1.1', origin: 'authored', locate });
  return { ...contract({}), openapi };
}

const PAGES = [{ title: 'garage.rst', file: 'garage.rst', text: GARAGE }, ...sourcePages('scale-batch-2016.rst')];

describe.each(PAGES)('reading $title and writing it again', ({ file, text }) => {
  it('gives the same bytes from the folder only', async () => {
    const { pages: written } = await regenerate(rstGrid, [{ file, text }]);
    expect(written).toEqual([{ path: file, text }]);
  });

  it('stores no row and no border of a table in the folder', async () => {
    const { folder } = await regenerate(rstGrid, [{ file, text }]);
    const strings = folder.flatMap((each) => stringsIn(parse(each.text)));
    expect(strings.filter((string) => /^\s*[+|].*[+|]\s*$/m.test(string) || /[-=]{6}/.test(string))).toEqual([]);
  });
});

describe('the facts of a page', () => {
  it('are in the OpenAPI Description', async () => {
    const { read } = await regenerate(rstGrid, [{ file: 'garage.rst', text: GARAGE }]);
    expect(read.openapi).toMatchObject({
      tags: [{ name: 'Garage Services', description: 'Ask the garage about its cars, or hand one in.' }],
      paths: {
        '/cars/': {
          get: {
            summary: 'Car List',
            parameters: [
              { name: 'page', in: 'query', schema: { type: 'integer', default: 1 } },
              {
                name: 'fuel',
                schema: { type: 'array', items: { type: 'string', enum: ['PETROL', 'DIESEL', 'NONE'] } },
              },
            ],
            responses: { '200': { content: { 'application/json': { example: { count: 1 } } } } },
          },
          post: { requestBody: { required: true }, responses: { '201': { headers: { Location: {} } } } },
        },
        '/cars/{id}/': { get: { parameters: [{ name: 'id', in: 'path', description: 'the number of a car.' }] } },
      },
      components: { schemas: { CreateCarRequest: { required: ['plate'] } } },
    });
    expect(read.findings.map(({ check }) => check)).toEqual(['page-example-not-json']);
  });

  it('include references to other sections, as Markdown links', async () => {
    const { read } = await regenerate(rstGrid, [{ file: 'garage.rst', text: GARAGE }]);
    expect(JSON.stringify(read.openapi)).toContain('(See [Car Details](#rest_car_details))');
  });

  it.each([
    ['a type', 'type: integer', 'type: boolean', /Boolean/],
    ['a status', 'description: CREATED', 'description: MADE', /201 MADE/],
    ['a title', 'summary: Create Car', 'summary: Bring a Car', /Bring a Car/],
    ['a path', '/cars/{id}/:', '/cars/{number}/:', /\{number\}/],
    ['a name', 'name: page', 'name: sheet', /sheet/],
    ['choices', '- NONE', '- ELECTRIC', /ELECTRIC/],
  ])('change only their cells: %s', async (_, from, to, line) => {
    const edit = ({ text }: { text: string }) => text.replaceAll(from, to);
    const { pages: written } = await regenerate(rstGrid, [{ file: 'garage.rst', text: GARAGE }], edit);
    const changed = changedLines(GARAGE, written[0]?.text ?? '');
    expect(changed.length).toBeGreaterThan(0);
    expect(changed.filter((each) => !line.test(each))).toEqual([]);
  });
});

describe('the contracts of this project', () => {
  it.each(['dlcs@2023', 'scale@2016', 'opendatadsl@v1'])('%s is read back from its pages', async (name) => {
    const { contract: before } = await loadContract(name);
    const written = rstGrid.write(before, TEMPLATES);
    const { contract: after, pages: again } = await regenerate(
      rstGrid,
      written.map(({ path: file, text }) => ({ file, text })),
    );
    const facts = ({ openapi }: Contract) =>
      openapi.operations
        .map(({ method, path: at, summary, parameters }) => ({
          method,
          at,
          summary,
          query: parameters.filter((each) => each.in === 'query').map(({ name: key, required }) => [key, required]),
        }))
        .toSorted((a, b) => `${a.at} ${a.method}`.localeCompare(`${b.at} ${b.method}`));
    expect(facts(after)).toEqual(facts(before));
    expect(again).toEqual(written);
  });
});

const HOSTILE = [
  'a|b',
  '`tick`',
  '{brace}',
  '<script>',
  'two\nlines',
  '😀',
  'e\u0301',
  '全角文字',
  '.. include:: x',
  '*',
  '**b',
  '|sub|',
  'end\\',
  '_x_',
  'foo_',
  '[1]_',
  'a::',
  '- item',
  '1. one',
  '.id',
  '__proto__',
  'constructor',
  ':a:',
  '>>> x',
  '-x',
  '/V',
  '====',
  '+---+',
  ':ref:`x`',
  '\\x',
  '"',
  '-->',
  'http://a_',
];
/** Characters that the Unicode tables of docutils contain in every version of Python. */
const CHARACTER = fc.constantFrom(...'aZ09 _*`|\\<>{}[]()#:;.,-+=/"\'!?&%$@~^éß全角あ한😀ﬀΩжא\u200d\u00a0\u200b');
const hostile = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: CHARACTER, maxLength: 12 }),
  fc.string({ maxLength: 20 }),
);
const BLOCKS = [
  '- a\n- b',
  'x\n\n  y\nz',
  '```json\n{}\n```',
  '```\nopen',
  'A\n===',
  'x::',
  '1. a\n2. b',
  '[t](http://x.y/z)',
  '**b** `c` *d*',
  '| a |\n|---|',
  'x '.repeat(99),
];
const description = fc.oneof(
  hostile,
  fc.constantFrom(...BLOCKS),
  fc.tuple(hostile, fc.constantFrom(...BLOCKS)).map((texts) => texts.join('\n')),
);

const anyDocument = fc
  .array(fc.record({ name: hostile, text: description, title: hostile }), { minLength: 1, maxLength: 4 })
  .map(documentOf);

function documentOf(parts: readonly { name: string; text: string; title: string }[]): JsonObject {
  const properties = Object.fromEntries(parts.map(({ name, text }) => [name, { type: 'string', description: text }]));
  const paths = parts.map(({ name, text, title }, index) => [
    `/p${index}/${name.replaceAll(/[{}/\s\p{C}]/gu, '')}`,
    {
      get: {
        summary: title,
        description: text,
        tags: [title],
        parameters: [{ name, in: 'query', description: text, schema: { type: 'string', enum: [name] } }],
        responses: {
          '200': {
            description: text,
            content: { 'application/json': { schema: { type: 'object', properties }, example: { [name]: text } } },
          },
        },
      },
    },
  ]);
  return { openapi: '3.1.1', info: { title: 'Any', version: '1' }, paths: Object.fromEntries(paths) as JsonObject };
}

describe('an order that a JSON object does not keep', () => {
  const created = /^\| \*\*Status\*\* +\| 201 CREATED +\|\n.*\n/m;

  it.each([
    ['fields', GARAGE.replace('| .plate ', '| .2     ').replace('| .parked ', '| .1      '), '"order":'],
    ['statuses', GARAGE.replace(created, (rows) => rows + rows.replace('201 CREATED', '200 OK     ')), '"responses":['],
  ])('is kept for %s that are numbers', async (_, text, option) => {
    const { pages: written, read } = await regenerate(rstGrid, [{ file: 'garage.rst', text }]);
    expect(text).not.toBe(GARAGE);
    expect(written).toEqual([{ path: 'garage.rst', text }]);
    expect(JSON.stringify(read.openapi)).toContain(option);
  });
});

describe('a label that was made from a title', () => {
  it('is kept when the title changes, because other pages refer to it', async () => {
    const text = rstGrid.write((await loadContract('dlcs@2023')).contract, TEMPLATES)[0]?.text ?? '';
    const title = /^\| \*\*(.+)\*\* +\|\n\+=/m.exec(text)?.[1] ?? '';
    const edit = (file: { text: string }) => file.text.replaceAll(`summary: ${title}`, 'summary: Another');
    const { pages: written } = await regenerate(rstGrid, [{ file: 'page.rst', text }], edit);
    const changed = changedLines(text, written[0]?.text ?? '');
    expect(changed).toContainEqual(expect.stringContaining('**Another**'));
    expect(changed.filter((line) => line.startsWith('..'))).toEqual([]);
  });
});

describe('any contract', () => {
  it('is written, read and written to the same bytes', () => {
    const property = fc.property(anyDocument, (document) => {
      const written = rstGrid.write(contractOf(document), TEMPLATES);
      const read = rstGrid.read(written.map(({ path: file, text }) => ({ file, text })));
      expect(rstGrid.write(contractOf(read.openapi), TEMPLATES)).toEqual(written);
    });
    const parts = [
      ...['\u00a0.a', '\\ ', ' .a'].map((name) => ({ name, text: '' })),
      { name: '*', text: '*a\nA\n===' }, // a line that must be escaped within emphasis
    ];
    const examples = parts.map((part): [JsonObject] => [documentOf([{ ...part, title: 'a' }])]);
    fc.assert(property, { numRuns: sampleSize({ quick: 15, full: 400 }), examples });
  });

  it('gives tables that formatting leaves unchanged', () => {
    const property = fc.property(anyDocument, (document) => {
      for (const { path: file, text } of rstGrid.write(contractOf(document), TEMPLATES)) {
        expect(rstGrid.format({ file, text })).toEqual({ text, findings: [] });
      }
    });
    fc.assert(property, { numRuns: sampleSize({ quick: 10, full: 250 }) });
  });

  it.skipIf(!hasDocutils())('is reStructuredText without a warning', () => {
    const documents = fc.sample(anyDocument, { numRuns: sampleSize({ quick: 10, full: 60 }), seed: 4711 });
    const all = documents.flatMap((document) => rstGrid.write(contractOf(document), TEMPLATES));
    expect(warnings(all.map(({ text }) => text))).toBe('');
  });
});

function hasDocutils(): boolean {
  try {
    execFileSync('python3', ['-c', 'import docutils, pygments'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** The warnings of docutils about pages, with Sphinx's `ref` role registered. */
function warnings(texts: readonly string[]): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'rst-'));
  try {
    const files = texts.map((text, index) => {
      writeFileSync(path.join(folder, `${index}.rst`), text);
      return path.join(folder, `${index}.rst`);
    });
    return execFileSync('python3', [path.join(import.meta.dirname, 'docutils-check.py'), ...files], {
      encoding: 'utf8',
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
