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
import { sourceText } from '../../../spec/sources.js';
import { contract } from '../../fixture.js';
import { changedLines, regenerate, stringsIn } from './regenerate.js';

const GARAGE = readFileSync(new URL('garage.rst', import.meta.url), 'utf8');
const TEMPLATES = await loadTemplates('pages/rst-grid');

function contractOf(document: JsonObject): Contract {
  const locate = (pointer: string) => ({ kind: 'source' as const, file: 'openapi.yaml', pointer });
  const openapi = readOpenApi({ document, sourceVersion: '3.1.1', origin: 'authored', locate });
  return { ...contract({}), openapi };
}

const pages: [string, string | undefined][] = [
  ['garage.rst', GARAGE],
  ['scale-batch-2016.rst', sourceText('scale-batch-2016.rst')],
];

describe.each(pages)('reading %s and writing it again', (file, text) => {
  it.skipIf(text === undefined)('gives the same bytes, from the folder alone', async () => {
    const { pages: written } = await regenerate(rstGrid, [{ file, text: text ?? '' }]);
    expect(written).toEqual([{ path: file, text }]);
  });

  it.skipIf(text === undefined)('keeps no row and no border of a table in the folder', async () => {
    const { folder } = await regenerate(rstGrid, [{ file, text: text ?? '' }]);
    const strings = folder.flatMap((each) => stringsIn(parse(each.text)));
    expect(strings.filter((string) => /^\s*[+|].*[+|]\s*$/m.test(string) || /[-=]{6}/.test(string))).toEqual([]);
  });
});

describe('what a page says', () => {
  it('is found where a description says it', async () => {
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

  it('links to other sections as Markdown does', async () => {
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
  ])('changes just its cells with %s', async (_, from, to, line) => {
    const edit = ({ text }: { text: string }) => text.replaceAll(from, to);
    const { pages: written } = await regenerate(rstGrid, [{ file: 'garage.rst', text: GARAGE }], edit);
    const changed = changedLines(GARAGE, written[0]?.text ?? '');
    expect(changed.length).toBeGreaterThan(0);
    expect(changed.filter((each) => !line.test(each))).toEqual([]);
  });
});

describe('the project’s own contracts', () => {
  it.each(['dlcs@2023', 'scale@2016', 'opendatadsl@v1'])('%s comes back from its pages', async (name) => {
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
/** Characters that docutils’ Unicode tables know, whatever Python’s age. */
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

describe('a label that the title gave', () => {
  it('stays when the title changes, for other pages refer to it', async () => {
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
    fc.assert(property, { numRuns: 100, examples });
  });

  it('gives tables that format leaves as they are', () => {
    const property = fc.property(anyDocument, (document) => {
      for (const { path: file, text } of rstGrid.write(contractOf(document), TEMPLATES)) {
        expect(rstGrid.format({ file, text })).toEqual({ text, findings: [] });
      }
    });
    fc.assert(property, { numRuns: 60 });
  });

  it.skipIf(!hasDocutils())('is reStructuredText without a warning', () => {
    const documents = fc.sample(anyDocument, { numRuns: 60, seed: 4711 });
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

/** What docutils says of pages, with Sphinx's `ref` role registered. */
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
