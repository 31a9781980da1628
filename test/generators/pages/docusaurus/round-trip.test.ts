import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { docusaurus } from '../../../../generators/pages/docusaurus/docusaurus.js';
import { loadContract, loadTemplates } from '../../../../src/load/load.js';
import type { Contract } from '../../../../src/model/contract.js';
import type { JsonObject } from '../../../../src/model/json.js';
import { readOpenApi } from '../../../../src/model/openapi.js';
import { tablesOf } from '../../../../generators/pages/tables/pipe-table.js';
import { sourcePages } from '../../../spec/source-pages.js';
import { contract } from '../../fixture.js';
import { changedLines, regenerate, stringsIn } from '../rst-grid/regenerate.js';
import { sampleSize } from '../../../support/samples.js';

const GARAGE = readFileSync(new URL('garage.md', import.meta.url), 'utf8');
const TEMPLATES = await loadTemplates('pages/docusaurus');

function contractOf(document: JsonObject): Contract {
  const locate = (pointer: string) => ({ kind: 'source' as const, file: 'openapi.yaml', pointer });
  return { ...contract({}), openapi: readOpenApi({ document, sourceVersion: '3.1.1', origin: 'authored', locate }) };
}

const BATCH = sourcePages('opendatadsl-batch.md');

/** The page with the closing pipe that one of its rows lacks. */
function closed(text: string): string {
  return text.replace(/^\|DELETE\|.*(?=\n)/m, '$&|');
}

describe.each([
  { title: 'garage.md', file: 'garage.md', text: GARAGE },
  ...BATCH.map((page) => ({ ...page, text: closed(page.text) })),
])('reading $title and writing it again', ({ file, text }) => {
  it('gives the same bytes from the folder only', async () => {
    const page = { file, text };
    const { pages, folder } = await regenerate(docusaurus, [page]);
    expect(pages).toEqual([{ path: file, text }]);
    const strings = folder.flatMap((each) => stringsIn(parse(each.text)));
    expect(strings.filter((string) => /^\|.*\|$/m.test(string))).toEqual([]);
  });

  it('is not changed by formatting', () => {
    expect(docusaurus.format({ file, text: text ?? '' }).text).toBe(text);
  });
});

describe.each(BATCH)('$title', (page) => {
  it('gains the closing pipe of one row, by reading and by formatting', async () => {
    expect(closed(page.text)).not.toBe(page.text);
    expect(docusaurus.format(page).text).toBe(closed(page.text));
    const { pages, read } = await regenerate(docusaurus, [page]);
    expect(pages[0]?.text).toBe(closed(page.text));
    expect(read.findings.map(({ check }) => check)).toContain('page-row-unclosed');
  });
});

describe('the facts of a page', () => {
  const read = docusaurus.read([{ file: 'garage.md', text: GARAGE }]);

  it('are in the OpenAPI Description', () => {
    expect(read.openapi).toMatchObject({
      info: { title: 'Garage Service' },
      servers: [{ url: 'https://api.example.org/api' }],
      paths: {
        '/garage': {
          get: { summary: 'Build', description: 'Tell which build is running', security: [{ bearer: [] }] },
        },
        '/garage/{release}': {
          get: {
            parameters: [
              { name: 'release', examples: { page: { value: 'v1' } } },
              { name: 'owner', in: 'query' },
            ],
            responses: {
              default: {
                content: {
                  'application/json': { schema: { type: 'array', items: { $ref: '#/components/schemas/Car' } } },
                },
              },
            },
          },
          post: { requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Car' } } } } },
        },
        '/garage/{release}/{id}': {
          get: { parameters: [{}, { name: 'id', examples: { page: { value: 'b-xy-12' } } }] },
        },
      },
      components: {
        schemas: {
          Car: {
            properties: { _id: { type: 'string' }, doors: { type: 'array', items: { type: 'string' } } },
            examples: [{ wheels: 4 }],
          },
        },
      },
    });
  });

  it('are reported if they are missing or contradictory', () => {
    const checks = new Set(read.findings.map(({ check }) => check));
    expect([...checks].toSorted()).toEqual(['page-contradiction', 'page-fact-missing', 'page-sample-url']);
  });

  it.each([
    ['a type', 'type: integer', 'type: boolean', /wheels/],
    ['a description', 'Get one car', 'Fetch one car', /Fetch one car/],
    ['a template', '/garage/{release}/{id}:', '/garage/{release}/{plate}:', /\\\{plate\\\}/],
  ])('change only their cells: %s', async (_, from, to, line) => {
    const { pages } = await regenerate(docusaurus, [{ file: 'garage.md', text: GARAGE }], ({ text }) =>
      text.replaceAll(from, to),
    );
    const changed = changedLines(GARAGE, pages[0]?.text ?? '');
    expect(changed.length).toBeGreaterThan(0);
    expect(changed.filter((each) => !line.test(each))).toEqual([]);
  });
});

describe('an order that a JSON object does not keep', () => {
  it('is kept for fields that are numbers', async () => {
    const text = GARAGE.replace('|wheels|', '|2|').replace('|doors|', '|1|');
    const { pages } = await regenerate(docusaurus, [{ file: 'garage.md', text }]);
    expect(text).not.toBe(GARAGE);
    expect(pages).toEqual([{ path: 'garage.md', text }]);
  });
});

describe('the contracts of this project', () => {
  it.each(['dlcs@2023', 'scale@2016', 'opendatadsl@v1'])('%s is read back from its pages', async (name) => {
    const { contract: before } = await loadContract(name);
    const written = docusaurus.write(before, TEMPLATES);
    const { contract: after, pages } = await regenerate(
      docusaurus,
      written.map(({ path: file, text }) => ({ file, text })),
    );
    const shown = (summary = '') => written.some(({ text }) => text.includes(`### ${summary}\n`));
    const titles = before.openapi.operations.flatMap(({ summary }) => (shown(summary) ? [summary] : []));
    const operations = ({ openapi }: Contract) =>
      openapi.operations
        .map(({ method, path: at, summary = '' }) => `${at} ${method} ${titles.includes(summary) ? summary : ''}`)
        .toSorted();
    const fields = ({ openapi }: Contract) =>
      openapi.schemas.flatMap(({ schema }) =>
        typeof schema === 'object' && schema['properties'] ? [Object.keys(schema['properties'])] : [],
      );
    expect(titles.length).toBeGreaterThan(0);
    expect(operations(after)).toEqual(operations(before));
    for (const names of fields(after)) expect(fields(before)).toContainEqual(names);
    expect(pages).toEqual(written);
  });
});

const NAMES = [
  'a|b',
  '`x`',
  '{b}',
  '<script>',
  'x\ny',
  '😀',
  'e\u0301',
  '全角',
  '*',
  '**',
  '_x_',
  '_id',
  'end\\',
  '__proto__',
  '$&',
  '# h',
  '-->',
  '~~~',
  '[a](b)',
  '{{x}}',
  '&amp;',
];
const text = fc.oneof(fc.constantFrom(...NAMES), fc.string({ maxLength: 15 }));
const anyDocument = fc
  .array(fc.record({ name: text, said: text }), { minLength: 1, maxLength: 4 })
  .map((parts): JsonObject => {
    const properties = Object.fromEntries(parts.map(({ name, said }) => [name, { type: 'string', description: said }]));
    const schemas = Object.fromEntries(
      parts.map((_, index) => [`S${index}`, { title: `Entity ${index}`, type: 'object', properties }]),
    );
    const schema = { $ref: '#/components/schemas/S0' };
    const paths = Object.fromEntries(
      parts.map(({ said }, index) => [
        `/p/${index}`,
        {
          get: {
            summary: `Do ${index}`,
            description: said,
            tags: ['All'],
            responses: { '200': { description: '', content: { 'application/json': { schema } } } },
          },
        },
      ]),
    );
    return {
      openapi: '3.1.1',
      info: { title: 'Any', version: '1' },
      servers: [{ url: 'https://x.example' }],
      paths,
      components: { schemas },
    };
  });

describe('any contract', () => {
  it('keeps its tables intact, cell by cell', () => {
    const property = fc.property(anyDocument, (document) => {
      for (const page of docusaurus.write(contractOf(document), TEMPLATES)) {
        for (const { header, rows } of tablesOf(page.text, { mdx: true })) {
          expect(rows.every(({ cells, closed: end }) => end && cells.length === header.cells.length)).toBe(true);
        }
        expect(docusaurus.format({ file: page.path, text: page.text }).text).toBe(page.text);
      }
    });
    fc.assert(property, { numRuns: sampleSize({ quick: 30, full: 800 }) });
  });

  it('leaves no brace or tag outside code as MDX', () => {
    const property = fc.property(anyDocument, (document) => {
      for (const page of docusaurus.write(contractOf(document), TEMPLATES)) {
        const prose = page.text
          .replaceAll(/^(`{3,}).*\n[\s\S]*?^\1$/gm, '')
          .replaceAll('<br/>', '')
          .split('\n')
          .filter((line) => !line.includes('`'));
        expect(prose.filter((line) => /(?<!\\)(?:\\\\)*[{<]/.test(line))).toEqual([]);
      }
    });
    fc.assert(property, { numRuns: sampleSize({ quick: 30, full: 800 }) });
  });

  it('is read back with its field names', () => {
    const property = fc.property(anyDocument, (document) => {
      const pages = docusaurus
        .write(contractOf(document), TEMPLATES)
        .map(({ path: file, text: page }) => ({ file, text: page }));
      const names = (schemas: unknown) =>
        Object.keys(
          (Object.values(schemas as Record<string, { properties: object }>)[0] ?? { properties: {} }).properties,
        );
      const read = docusaurus.read(pages).openapi['components'] as JsonObject;
      const plain = (name: string) => name.replaceAll(/[ \t]*[\r\n\u2028\u2029]+[ \t]*/g, ' ').trim();
      // Compared as keys of an object, where integer-like keys come first.
      const wanted = names((document['components'] as JsonObject)['schemas']).map((name) => [plain(name), true]);
      expect(names(read['schemas'])).toEqual(Object.keys(Object.fromEntries(wanted)));
    });
    fc.assert(property, { numRuns: sampleSize({ quick: 30, full: 800 }) });
  });
});
