import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { picture } from '../../../generators/picture/picture.js';
import type { Class, HydraOperation } from '../../../src/model/contract.js';
import { HYDRA, VOCAB, cls, contract, property } from '../fixture.js';
import { elementsOf } from '../xml.js';

const get: HydraOperation = {
  method: 'GET',
  title: 'Retrieve a Batch',
  types: [],
  expects: [],
  returns: [`${VOCAB}Batch`],
  statuses: [],
  class: `${VOCAB}Batch`,
  pointer: '#',
};
const collection = { kind: 'Link', path: '/x', memberClass: [`${VOCAB}Image`], operations: [] } as const;
const batch = cls('Batch', {
  operations: [0],
  properties: [
    property('Batch', 'submitted', { writable: false }),
    property('Batch', 'images', { range: [`${HYDRA}Collection`], link: collection }),
    property('Batch', 'errorImages', { range: [`${HYDRA}Collection`], link: collection }),
  ],
});

async function draw(
  classes: readonly Class[],
  operations: readonly HydraOperation[] = [],
): Promise<Map<string, string>> {
  const { files } = await picture.generate(contract({ classes, operations }));
  return new Map(files.map(({ path, text }) => [path, text]));
}

describe('picture', () => {
  it('draws a class with its properties, operations and links', async () => {
    const text = (await draw([batch, cls('Image')], [get])).get('batch.svg') ?? '';
    for (const word of [
      'Batch',
      'vocab:Batch',
      'GET',
      'Retrieve a Batch',
      'submitted',
      'xsd:string',
      'read-only',
      'images',
      'Collection of',
      'Image',
    ])
      expect(text).toContain(`>${word}</text>`);
    expect(text.match(/class="edge"/g)).toHaveLength(2);
    expect(text.match(/class="node"/g)).toHaveLength(2);
  });

  it('has an accessible name and description', async () => {
    const text = (await draw([batch, cls('Image')], [get])).get('batch.svg') ?? '';
    expect(text).toMatch(/^<svg role="img" /);
    expect(text).toContain('<title>Class Batch</title>');
    expect(text).toContain('Operations: GET Retrieve a Batch. Properties: submitted (xsd:string), images (');
  });

  it('has a dark variant of every colour', async () => {
    for (const text of (await draw([batch, cls('Image')])).values()) {
      const drawn = text.slice(text.indexOf('</style>'));
      const used = new Set([...drawn.matchAll(/(?:fill|stroke)="(?!none)([^"]*)"/g)].map((match) => match[1]));
      for (const colour of used) expect(text).toContain(`[fill="${colour}"]{fill:`);
      expect(used.size).toBeGreaterThan(3);
    }
  });

  it('shows the links between classes', async () => {
    const text = (await draw([batch, cls('Image')])).get('overview.svg') ?? '';
    expect(text.match(/class="edge"/g)).toHaveLength(1);
    expect(text).toContain('Batch refers to Image (images, errorImages).');
  });

  it('limits the size of an overview and reports how many classes it omits', async () => {
    const many = Array.from({ length: 70 }, (_, index) => cls(`C${index}`));
    const { files, findings } = await picture.generate(contract({ classes: many }));
    expect(files).toHaveLength(71);
    expect(findings.map(({ message }) => message)).toEqual([
      'The overview shows only the 60 classes with the most links and omits 10.',
    ]);
  });

  it('draws a class with a thousand links, most of them as a count', async () => {
    const targets = Array.from({ length: 1000 }, (_, index) => `${VOCAB}T${index}`);
    const links = targets.map((iri, index) =>
      property('Entry', `link${index}`, { range: [iri], link: { ...collection, memberClass: [] } }),
    );
    const { files, findings } = await picture.generate(
      contract({ classes: [cls('Entry', { properties: links }), cls('Other')] }),
    );
    expect(findings).toEqual([]);
    expect(files.find(({ path }) => path === 'entry.svg')?.text).toContain('>and 940 more</text>');
  });

  it('gives every class its own file, whatever its name is', async () => {
    const names = ['Batch', 'batch', 'BATCH', '__proto__', '', 'Overview', '../x', 'con'];
    const files = await draw(names.map((name, index) => ({ ...cls(name), iri: `${VOCAB}${index}` })));
    expect([...files.keys()]).toEqual([
      'overview.svg',
      'batch.svg',
      'batch-2.svg',
      'batch-3.svg',
      'proto.svg',
      'unnamed.svg',
      'overview-class.svg',
      'x.svg',
      'con-class.svg',
    ]);
  });

  it('is well-formed with any name and deterministic', { timeout: 60_000 }, async () => {
    const hostile = [
      '&x;',
      '<script>',
      '"',
      "'",
      ']]>',
      '\u0000',
      '\uD800',
      '\uE000',
      '-->',
      '\n',
      '画像',
      '&amp;lt;',
      '\\N',
      '\\',
      '',
      ' ',
      '__proto__',
    ];
    const word = fc.oneof(
      fc.constantFrom(...hostile),
      fc.string({ unit: 'binary' }),
      fc.tuple(fc.constantFrom(...hostile), fc.constantFrom(...hostile)).map((two) => two.join('')),
    );
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(word, { minLength: 1, maxLength: 5 }), async (words) => {
        const classes = words.map((name) =>
          cls(name, {
            operations: [0],
            title: name,
            properties: words.map((key) => property(name, key, { link: collection, range: words })),
          }),
        );
        const operations = [{ ...get, method: words[0] ?? '', title: words.join() }];
        const files = await draw(classes, operations);
        for (const text of files.values()) expect(elementsOf(text)).not.toContain('script');
        expect(await draw(classes, operations)).toEqual(files);
      }),
      { numRuns: 10 },
    );
  });
});
