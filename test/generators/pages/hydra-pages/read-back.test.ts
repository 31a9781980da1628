import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadContract } from '../../../../src/load/load.js';
import { hydraCompact } from '../../../../generators/pages/hydra-compact/hydra-compact.js';
import { roundTrip, written } from './round-trip.js';

const ROOT = path.resolve(import.meta.dirname, '../../../..');

const compact = `
# Parcel

**UNSTABLE Still being designed**

Something on its way. \`code\`, <b>bold</b> and a [link](other.md).

- a list
- of two


\`\`\`
/senders/{0}/parcels/{1}
\`\`\`


## Supported operations


|Method|Label|Expects|Returns|Statuses|
|--|--|--|--|--|
|GET|Look it up| |vocab:Parcel|200 OK, 404 Not found|
|PUT|Change it. Needs rights |vocab:Parcel|vocab:Parcel|205 Changed, reset view, 400 Bad request|
|DELETE|Take it back| |owl:Nothing| |


## Supported properties


### weight

In grams


|domain|range|readonly|writeonly|
|--|--|--|--|
|vocab:Parcel|xsd:nonNegativeInteger|True|False|


### stops (\u{1F517})

Where it has been

**UNSTABLE May go**


|domain|range|readonly|writeonly|
|--|--|--|--|
|vocab:Parcel|hydra:Collection|True|False|


\`\`\`
/senders/{0}/parcels/{1}/stops
\`\`\`


|Method|Label|Expects|Returns|Statuses|
|--|--|--|--|--|
|GET|List the stops| |hydra:Collection|200 OK|


### secret\u0020

Known to the sender only.\u0020


|domain|range|readonly|writeonly|
|--|--|--|--|
|vocab:Parcel|xsd:string|False|True|


### lost (\u{1F517})

A link without operations


|domain|range|readonly|writeonly|
|--|--|--|--|
|vocab:Parcel|hydra:Collection|True|False|


\`\`\`
/senders/{0}/parcels/{1}/lost
\`\`\`

`;

const padded = `# Sender

![](people.png)

Who sends parcels.


\`/senders\`

## Supported operations


| Method | Label   | Expects | Returns          | Statuses |
|--------|---------|---------|------------------|----------|
| GET    | Get all |         | hydra:Collection | 200 OK   |


\`/senders/{sender}\`

## Supported operations


| Method | Label   | Expects | Returns      | Statuses                   |
|--------|---------|---------|--------------|----------------------------|
| GET    | Get one |         | vocab:Sender | 404 None of that id, 200 OK |


## Supported properties


### parcels (\u{1F517})

All of them


| domain      | range            | readonly | writeonly |
|-------------|------------------|----------|-----------|
| vocab:Depot | hydra:Collection | True     | False     |


\`/parcels/{sender}/all\`


### friend (\u{1F517})

No template for this one


| domain       | range        | readonly | writeonly |
|--------------|--------------|----------|-----------|
| vocab:Sender | vocab:Sender | True     | False     |

`
  .replace('| Statuses                   |', '| Statuses                    |')
  .replace('|----------------------------|', '|-----------------------------|');

const root =
  '\n# Entry\n\nStart here\n\n\n```\n\n```\n\n\n## Supported operations\n\n\n|Method|Label|Expects|Returns|Status|\n|--|--|--|--|--|\n|GET|Enter| |vocab:Entry|200 OK|\n\n';

const mdx = `---
title: Parcels
sidebar:
   label: Parcel
   order: 3
---

# Parcel

A parcel \\{id\\} of \`<sender>\`.

\`\`\`json
{
    "@context": "https://api.example.org/context.json",
    "@id": "https://api.example.org/v1/parcels/7",
    "@type": "vocab:Parcel",
    "weight": 2
}
\`\`\`

\`/parcels/{parcel}\`

| Method | Label | Expects | Returns | Status |
|:---|:---|:---|:---|:---|
| GET | Look it up | - | vocab:Parcel | 200 OK |

## weight

In grams

| domain | range | readonly | writeonly |
|:---|:---|:---|:---|
| vocab:Parcel | xsd:integer | True | False |

## stops

Where it has been

| domain | range | readonly | writeonly |
|:---|:---|:---|:---|
| vocab:Parcel | \u{1F517} hydra:Collection (of vocab:Stop) | True | False |

\`/parcels/{parcel}/stops\`

| Method | Label | Expects | Returns | Status |
|:---|:---|:---|:---|:---|
| GET | List the stops | - | hydra:Collection | 200 OK |

## lose

POST to lose it

\`/parcels/{parcel}/lose\`

| Method | Label | Expects | Returns | Status |
|:---|:---|:---|:---|:---|
| POST | Lose it. | - | JSON object that says how. | 200 OK |
`;

describe('pages made of a style’s parts come back the same bytes', () => {
  it.each([
    ['hydra-compact', 'parcel.md', compact],
    ['hydra-compact', 'Windows.md', compact.replaceAll('\n', '\r\n')],
    ['hydra-compact', 'cut.md', compact.trimEnd()],
    [
      'hydra-compact',
      'loose.md',
      compact.replace('\n\n\n\n## Supported properties', '\n\n\n\n\n\n## Supported properties'),
    ],
    ['hydra-compact', 'root.md', root],
    ['hydra-compact', 'named.md', compact.replaceAll('{0}', '{sender}').replaceAll('{1}', '{id}')],
    ['hydra-compact', 'script.md', compact.replaceAll('```\n/', '```javascript\n/')],
    ['hydra-padded', 'sender.md', padded],
    ['starlight', 'parcel.mdx', mdx],
  ])('%s %s', async (style, file, text) => {
    const { pages, findings } = await roundTrip(style, [{ file, text }]);
    expect(pages.get(file)).toBe(text);
    expect(findings).toEqual([]);
  });

  it('several pages at once, one of them linking to the other', async () => {
    const texts = [
      { file: 'entry.md', text: root },
      { file: 'parcel.md', text: compact },
    ];
    const { pages } = await roundTrip('hydra-compact', texts);
    for (const { file, text } of texts) expect(pages.get(file)).toBe(text);
  });

  it.each(['dlcs@2016', 'dlcs@2020', 'dlcs@2023', 'scale@2016', 'opendatadsl@v1'])(
    '%s, written in each style',
    async (name) => {
      const { contract } = await loadContract(name, { cwd: ROOT });
      for (const style of ['hydra-compact', 'hydra-padded', 'starlight']) {
        const first = await written(contract, style);
        const again = await roundTrip(
          style,
          [...first].map(([file, text]) => ({ file, text })),
        );
        expect(again.pages).toEqual(first);
        expect(again.read.findings.filter(({ check }) => check === 'page-not-reproduced')).toEqual([]);
      }
    },
  );
});

describe('what a page says lives where a contract says it', () => {
  const page = [{ file: 'parcel.md', text: compact }];

  it('has the facts of the page', async () => {
    const { contract } = await roundTrip('hydra-compact', page);
    const [parcel] = contract.hydra.classes;
    expect(parcel).toMatchObject({
      compact: 'vocab:Parcel',
      status: { status: 'unstable', note: 'Still being designed' },
      paths: ['/senders/{0}/parcels/{1}'],
    });
    expect(
      parcel!.properties.map(({ key, readable, writable, link }) => [key, readable, writable, link?.path]),
    ).toEqual([
      ['weight', true, false, undefined],
      ['stops', true, false, '/senders/{0}/parcels/{1}/stops'],
      ['secret', false, true, undefined],
      ['lost', true, false, '/senders/{0}/parcels/{1}/lost'],
    ]);
    const inOrder = [...parcel!.operations, ...parcel!.properties.flatMap(({ link }) => link?.operations ?? [])].map(
      (index) => contract.hydra.operations[index]!,
    );
    expect(
      inOrder.map(({ method, statuses, openapi }) => [
        method,
        statuses.map(({ code, title }) => `${code} ${title}`),
        openapi,
      ]),
    ).toEqual([
      ['GET', ['200 OK', '404 Not found'], 'getParcel'],
      ['PUT', ['205 Changed, reset view', '400 Bad request'], 'putParcel'],
      ['DELETE', [], 'deleteParcel'],
      ['GET', ['200 OK'], 'getParcelStops'],
    ]);
  });

  it.each([
    [
      'a range',
      'api-documentation.jsonld',
      '"range": "xsd:nonNegativeInteger"',
      '"range": "xsd:long"',
      'xsd:nonNegativeInteger',
      'xsd:long',
    ],
    [
      'a status',
      'api-documentation.jsonld',
      '"title": "Bad request"',
      '"title": "Wrong"',
      '400 Bad request',
      '400 Wrong',
    ],
    [
      'a title',
      'api-documentation.jsonld',
      '"title": "List the stops"',
      '"title": "Every stop"',
      'List the stops',
      'Every stop',
    ],
    [
      'a template',
      'openapi.yaml',
      '/senders/{0}/parcels/{1}/lost:',
      '/senders/{0}/parcels/{1}/gone:',
      '/{1}/lost',
      '/{1}/gone',
    ],
  ])('changing %s changes its place only', async (_, file, before, after, cellBefore, cellAfter) => {
    const { pages } = await roundTrip('hydra-compact', page, (name, text) => {
      if (name === file) expect(text).toContain(before);
      return name === file ? text.replace(before, after) : text;
    });
    expect(pages.get('parcel.md')).toBe(compact.replace(cellBefore, cellAfter));
  });

  it('keeps no row and no border of a table', async () => {
    const { folder } = await roundTrip('hydra-compact', [
      { file: 'parcel.md', text: `${compact}\n## Notes\n\n|a|b|\n|--|--|\n|1|2|\n\nText\n|odd row|\n` },
    ]);
    for (const text of folder.values()) expect(text).not.toMatch(/\|.*\||^\s*[|+][-+:|=]{3,}/m);
  });
});

describe('a page that was edited by hand', () => {
  const checks = async (style: string, text: string) =>
    (await roundTrip(style, [{ file: `p.${style === 'starlight' ? 'mdx' : 'md'}`, text }])).read.findings.map(
      ({ check, location }) => [check, location?.kind === 'source' ? location.line : 0],
    );

  it('is told what it contradicts and leaves out', async () => {
    expect(await checks('hydra-compact', compact)).toEqual([
      ['page-operation-without-statuses', 24],
      ['page-link-range-not-returned', 72],
    ]);
    expect(await checks('hydra-padded', padded)).toEqual([
      ['page-domain-foreign', 31],
      ['page-link-range-not-returned', 31],
    ]);
  });

  it('is told of rows, cells and examples that are out of order', async () => {
    const unclosed = mdx.replace('| True | False |', '| True* | False');
    expect(await checks('starlight', unclosed)).toEqual([
      ['page-row-unclosed', 33],
      ['page-cell-not-understood', 33],
    ]);
    expect(await checks('starlight', mdx.replace('"weight": 2', '"weight": 2,'))).toEqual([
      ['page-example-not-json', 12],
    ]);
  });

  it('is told what has no place in a contract; its facts come back', async () => {
    const text = mdx
      .replace('# Parcel', "import { Aside } from 'x';\n\n# Parcel")
      .replace('## stops', '<Aside>\nMind this.\n</Aside>\n\n## stops')
      .concat('\n## See also\n\nOther pages.\n');
    const { read, contract } = await roundTrip('starlight', [{ file: 'p.mdx', text }]);
    expect(read.findings.map(({ check, severity }) => [check, severity])).toEqual([
      ['page-not-reproduced', 'info'],
      ['page-not-reproduced', 'info'],
      ['page-not-reproduced', 'info'],
    ]);
    expect(contract.hydra.classes[0]!.properties.map(({ key }) => key)).toEqual(['weight', 'stops', 'lose']);
    expect(contract.openapi.servers[0]!.url).toBe('https://api.example.org/v1');
  });

  it('is told when it is about no class', () => {
    const { findings } = hydraCompact.read([{ file: 'p.md', text: 'Just text.\n' }]);
    expect(findings).toMatchObject([
      { check: 'page-without-class', severity: 'warning', location: { file: 'p.md', line: 1 } },
    ]);
  });
});
