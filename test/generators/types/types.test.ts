import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { types } from '../../../generators/types/types.js';
import type { Contract } from '../../../src/model/contract.js';
import { compile } from '../compile.js';
import { VOCAB, cls, contract, property } from '../fixture.js';

const batches = contract({
  document: {
    paths: {
      '/batches/{batch}': {
        get: {
          operationId: 'getBatch',
          responses: {
            200: {
              description: 'OK',
              content: { 'application/json': { schema: { $ref: '#/components/schemas/Batch' } } },
            },
          },
        },
      },
    },
    components: {
      schemas: {
        Batch: {
          type: 'object',
          required: ['@id', 'submitted', 'images'],
          properties: {
            '@id': { type: 'string', format: 'uri', readOnly: true },
            submitted: { type: 'string', format: 'date-time', readOnly: true },
            secret: { type: 'string', writeOnly: true },
            images: { type: ['string', 'null'], format: 'uri' },
            note: { type: 'string', description: 'The description of the schema.' },
          },
        },
      },
    },
  },
  classes: [
    cls('Batch', {
      description: 'A job of images.',
      paths: ['/batches/{batch}'],
      properties: [
        property('Batch', 'submitted', { description: 'When it came in.' }),
        property('Batch', 'images', {
          link: { kind: 'Link', path: '/batches/{batch}/images', memberClass: [], operations: [] },
        }),
        property('Batch', 'note', { description: 'The description of the vocabulary.' }),
      ],
    }),
  ],
});

async function generate(from: Contract): Promise<string> {
  const { files, findings } = await types.generate(from);
  expect(findings).toEqual([]);
  expect(files.map(({ path }) => path)).toEqual(['']);
  return files[0]?.text ?? '';
}

/** Diagnostics of a module that uses the generated one. */
async function use(from: Contract, code: string): Promise<readonly string[]> {
  return compile({ 'types.ts': await generate(from), 'use.ts': code });
}

describe('types', () => {
  it('compiles under strict and distinguishes responses from requests', async () => {
    const code = `import { iri, classes, properties } from './types';
      import type { components, Iri, Readable, Writable } from './types';
      type Batch = components['schemas']['Batch'];
      const read: Readable<Batch> = {
        '@id': iri<'/batches/{batch}'>('https://x/batches/1'), submitted: '2023', images: iri<'/batches/{batch}/images'>('https://x/i'),
      };
      const images: Iri<'/batches/{batch}/images'> | null = read.images;
      const written: Writable<Batch> = { secret: 's', images };
      const isBatch: '${VOCAB}Batch' = classes.Batch;
      const term: '${VOCAB}Batch/images' = properties.Batch.images;
      const text: string = read['@id'];
      export default [written, isBatch, term, text];`;
    expect(await use(batches, code)).toEqual([]);
  });

  it.each([
    ['a plain string for a link', `export const batch: Writable<Batch> = { images: 'https://x/i' };`],
    ['a link to another path', `export const batch: Writable<Batch> = { images: iri<'/elsewhere'>('https://x/i') };`],
    ['a read-only property in a request', `export const batch: Writable<Batch> = { images: null, submitted: '2023' };`],
    ['a write-only property in a response', `export const secret = (batch: Readable<Batch>) => batch.secret;`],
  ])('rejects %s', async (_, line) => {
    const head = `import { iri } from './types'; import type { components, Readable, Writable } from './types';
      type Batch = components['schemas']['Batch']; void iri; export type Uses = [Readable<Batch>, Writable<Batch>];\n`;
    const messages = await use(batches, head + line);
    expect(messages).toHaveLength(1);
    expect(messages[0]).toContain('use.ts:3');
  });

  it('documents classes and properties with the descriptions of the vocabulary', async () => {
    const text = await generate(batches);
    expect(text).toContain('@description A job of images.\n');
    expect(text).toContain(`@description The description of the vocabulary.\n             *     ${VOCAB}Batch/note\n`);
    expect(text).not.toContain('The description of the schema.');
  });

  it('does not modify the contract, not even its discriminators', async () => {
    const document = {
      components: {
        schemas: {
          Pet: { oneOf: [{ $ref: '#/components/schemas/Cat' }], discriminator: { propertyName: 'kind' } },
          Cat: {
            type: 'object',
            properties: { kind: { type: 'string' }, tail: { $ref: '#/components/schemas/Pet/oneOf/0' } },
          },
        },
      },
    };
    const before = structuredClone(document);
    expect(
      await use(
        contract({ document }),
        `import type { components } from './types';
      export const kind: components['schemas']['Cat']['kind'] = 'Cat';`,
      ),
    ).toEqual([]);
    expect(document).toEqual(before);
  });

  it('treats a percent sign as an ordinary character', async () => {
    const rate = {
      type: 'object',
      properties: {
        '100%': { type: 'object', properties: { a: { type: 'number' } } },
        b: { $ref: '#/components/schemas/50%25' },
      },
    };
    const document = { components: { schemas: { Rate: rate, '50%': { type: 'string', description: '50% off' } } } };
    const code = `import type { components } from './types';
      export const rate: components['schemas']['Rate'] = { '100%': { a: 1 }, b: 'x' };`;
    expect(await use(contract({ document }), code)).toEqual([]);
    expect(await generate(contract({ document }))).toContain('@description 50% off');
  });

  it('reports a Description that openapi-typescript cannot process', async () => {
    const broken = contract({ document: { components: { schemas: { Bad: { allOf: 5 } } } } });
    const { files, findings } = await types.generate(broken);
    expect(files).toEqual([]);
    expect(findings).toMatchObject([{ check: 'types-not-generated', severity: 'error' }]);
  });

  it('compiles whatever the names are and is deterministic', { timeout: 60_000 }, async () => {
    const hostile = [
      '*/',
      '"',
      "'",
      '`${x}`',
      '\n',
      '\\',
      '\u2028',
      '__proto__',
      'constructor',
      '</script>',
      '🚀',
      '',
      '//',
      '{',
      'a b',
      '1',
      '-1',
      '1e21',
    ];
    const word = fc.oneof(
      fc.constantFrom(...hostile),
      fc.string({ unit: 'grapheme' }),
      fc.tuple(fc.constantFrom(...hostile), fc.constantFrom(...hostile)).map((two) => two.join('')),
    );
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(word, { minLength: 1, maxLength: 6 }), async (words) => {
        const from = hostileContract(words);
        const text = await generate(from);
        expect(compile({ 'types.ts': text })).toEqual([]);
        expect(await generate(from)).toBe(text);
      }),
      { numRuns: 10 },
    );
  });
});

function hostileContract(words: readonly string[]): Contract {
  const own = (entries: readonly (readonly [string, unknown])[]): never => Object.fromEntries(entries) as never;
  const properties = own(
    words.map((word) => [word, { type: 'string', title: word, description: word, enum: [word, 'x'] }]),
  );
  const schemas = own(
    words.map((word) => [word, { type: 'object', description: word, properties, required: words.slice(0, 1) }]),
  );
  const operation = (word: string): unknown => ({
    operationId: word,
    summary: word,
    parameters: [{ in: 'query', name: word, schema: { type: 'string', default: word } }],
    responses: {
      200: {
        description: word,
        content: { [`application/${word}`]: { schema: { $ref: `#/components/schemas/${escape(words[0] ?? '')}` } } },
      },
    },
  });
  const paths = own(words.map((word) => [`/${word}`, { get: operation(word) }]));
  const classes = words.map((word) =>
    cls(word, { description: word, properties: words.map((key) => property(word, key, { description: key })) }),
  );
  return contract({ document: { paths, components: { schemas } }, classes });
}

function escape(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
