import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bundle } from '../../generators/bundle/bundle.js';
import type { Generator } from '../../generators/generator.js';
import { openapi } from '../../generators/openapi/openapi.js';
import { overview } from '../../generators/overview/overview.js';
import { picture } from '../../generators/picture/picture.js';
import { types } from '../../generators/types/types.js';
import { vocabulary } from '../../generators/vocabulary/vocabulary.js';
import { loadContract } from '../../src/load/load.js';
import { compile } from './compile.js';
import { folder } from './folder.js';
import { elementsOf } from './xml.js';

const GENERATORS: readonly Generator[] = [types, picture, vocabulary, openapi, bundle, overview];
const HOSTILE = [
  '__proto__',
  'constructor',
  '*/',
  '"',
  '`',
  '${x}',
  '|',
  '\\',
  '\n',
  '\uD800',
  '\u0000',
  '</script>',
  '<b>',
  '&x;',
  ']]>',
  '画像',
  '🚀',
  'a/b',
  'a~1b',
  '%',
  '@id',
  '@type',
  'con',
  '..',
  '',
];
const word = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'grapheme', maxLength: 6 }));

it(
  'whatever the names are, types compile, pictures are well-formed and JSON is valid',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(word, { minLength: 1, maxLength: 5 }), async (words) => {
        const { contract } = await loadContract('openapi.json', {
          cwd: folder({ 'openapi.json': JSON.stringify(description(words)) }),
        });
        for (const generator of GENERATORS) {
          const { files, findings } = await generator.generate(contract, { templates: new Map() });
          expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
          for (const { path, text } of files) {
            expect(path).not.toMatch(/\.\.|^\/|[\\:*?"<>|\p{Cc}]/u);
            expectValid(generator.name, text);
          }
        }
      }),
      { numRuns: 8 },
    );
  },
);

function expectValid(generator: string, text: string): void {
  if (generator === 'types') expect(compile({ 'types.ts': text })).toEqual([]);
  else if (generator === 'picture') expect(elementsOf(text)).not.toContain('script');
  else if (generator === 'overview') expect(text.split('\n').filter((line) => line.startsWith('# '))).toHaveLength(1);
  else JSON.parse(text);
}

function description(words: readonly string[]): object {
  const ref = (name: string) => ({
    $ref: `#/components/schemas/${encodeURIComponent(wellFormed(name).replaceAll('~', '~0').replaceAll('/', '~1'))}`,
  });
  const properties = Object.fromEntries(
    words.map((name) => [name, { type: 'string', description: name, title: name, example: name, enum: [name] }]),
  );
  const schemas = Object.fromEntries(
    words.map((name) => [
      wellFormed(name),
      { type: 'object', title: name, description: name, properties, required: words },
    ]),
  );
  const operation = (name: string) => ({
    operationId: name,
    summary: name,
    description: name,
    tags: [name],
    parameters: [{ in: 'query', name, description: name, schema: { type: 'string', default: name } }],
    responses: {
      200: {
        description: name,
        content: { 'application/json': { schema: ref(name), examples: { [name]: { value: name } } } },
      },
    },
  });
  const paths = Object.fromEntries(words.map((name) => [`/${name.replaceAll(/[{}]/g, '')}`, { get: operation(name) }]));
  return {
    openapi: '3.1.1',
    info: { title: words.join(' '), version: words[0], description: words.join('\n\n') },
    paths,
    components: { schemas },
  };
}

/** A name without lone surrogates, which a percent-encoded reference cannot express. */
function wellFormed(name: string): string {
  return name.replaceAll(/\p{Cs}/gu, '\uFFFD');
}
