/** Habits of pages that people keep: operations after the properties or below headings of their own, remarks in cells. */
import { describe, expect, it } from 'vitest';
import { runChecks } from '../../../../src/check/run.js';
import { hydraCompact } from '../../../../generators/pages/hydra-compact/hydra-compact.js';
import { syncMarkdown } from '../../../../generators/pages/sync/markdown.js';
import { roundTrip } from './round-trip.js';

const FACTS = '| domain | range | readonly | writeonly |\n|:---|:---|:---|:---|\n';
const OPERATIONS = '| Method | Label | Expects | Returns | Status |\n|:---|:---|:---|:---|:---|\n';

function local(iri: string): string {
  return iri.replace(/.*[#/]/, '');
}

/** Two classes on one page, their properties beside them. */
const DEPOT = `---
title: Depot
sidebar:
  label: Depot
  order: 1
---

Where things are kept.

## Depot

\`\`\`json
{
    "@context": "https://example.org/context.jsonld",
    "@id": "https://api.example.org/depots/1",
    "@type": "vocab:Depot",
    "name": "North",
    "keeper": "https://api.example.org/keepers/2",
    "shelves": "https://api.example.org/depots/1/shelves"
}
\`\`\`

\`/depots/{depot}\`
\`/regions/{region}/depots/{depot}\`

${OPERATIONS}| GET | See the _whole_ depot | - | vocab:Depot | 200 OK,<br/>404 Not Found |

## name

${FACTS}| vocab:Depot | xsd:string; one of \`North\` and \`South\` | False | False |

## shelves

${FACTS}| vocab:Depot | 🔗 hydra:Collection (of vocab:Shelf) | True | False |

### HTTP operations

\`/depots/{depot}/shelves\`

${OPERATIONS}| GET | List the shelves | - | hydra:Collection | 200 OK |

Single ones are at

\`/depots/{depot}/shelves/top\`

${OPERATIONS}| GET | See the top shelf | - | vocab:Shelf | 200 OK |

## Shelf

\`/shelves/{shelf}\`

${OPERATIONS}| GET | See a shelf | - | vocab:Shelf | 200 OK |

## width

${FACTS}| vocab:Shelf | xsd:integer* | False | False |
`;

/** Operations after the properties, and a fence behind a text. */
const CRATE = `
# Crate

Holds things.

\`\`\`
/crates/{0}
\`\`\`


## Supported properties


### lid (🔗)

On top


|domain|range|readonly|writeonly|
|--|--|--|--|
|vocab:Crate|vocab:Lid|True|False|


\`\`\`
/crates/{0}/lid
\`\`\`


|Method|Label|Expects|Returns|Statuses|
|--|--|--|--|--|
|GET|See the lid| |vocab:Lid|200 OK|


## Supported operations

**At: **\`\`\`text
/crates/{0}
\`\`\`


|Method|Label|Expects|Returns|Statuses|
|--|--|--|--|--|
|GET|See a crate| |vocab:Crate|200 OK|

`;

describe('a page with operations below headings of their own and two classes side by side', () => {
  const read = roundTrip('starlight', [{ file: 'depot.mdx', text: DEPOT }]);

  it('gives each class its properties and operations', async () => {
    const { contract } = await read;
    const classes = contract.hydra.classes.map(({ compact, properties, operations }) => [
      compact,
      properties.map(({ key, range }) => [key, range.map(local)]),
      operations
        .map((at) => contract.hydra.operations[at]!)
        .map(({ returns, statuses }) => [returns.map(local), statuses.map(({ code }) => code)]),
    ]);
    expect(classes).toEqual([
      [
        'vocab:Depot',
        [
          ['name', ['string']],
          ['shelves', ['Collection']],
        ],
        [[['Depot'], [200, 404]]],
      ],
      ['vocab:Shelf', [['width', ['integer']]], [[['Shelf'], [200]]]],
    ]);
    expect(contract.hydra.classes[0]!.paths).toEqual(['/depots/{depot}', '/regions/{region}/depots/{depot}']);
    expect(
      contract.hydra.classes[0]!.properties[1]!.link?.operations.map((at) =>
        contract.hydra.operations[at]!.returns.map(local),
      ),
    ).toEqual([['Collection']]);
  });

  it('passes the checks, what its example shows beside it being accepted', async () => {
    const { contract, findings } = await read;
    const found = await runChecks({ contract, pages: [], loadFindings: findings, pageFindings: [] }, {});
    expect(found.filter(({ severity, check }) => severity === 'error' || check === 'waiver-stale')).toEqual([]);
  });

  it('agrees with the contract that it tells of, but for what has no place there', async () => {
    const { contract } = await read;
    const { text, findings } = syncMarkdown({ file: 'depot.mdx', text: DEPOT }, contract, { mdx: true });
    expect(text).toBe(DEPOT);
    expect(findings.map(({ check }) => check)).toEqual(['page-table-unmatched']);
  });
});

describe('a page with its operations after its properties', () => {
  it('keeps them apart from those of the last property', async () => {
    const { contract, read } = await roundTrip('hydra-compact', [{ file: 'Crate.md', text: CRATE }]);
    const [crate] = contract.hydra.classes;
    expect(crate!.operations.map((at) => contract.hydra.operations[at]!.returns.map(local))).toEqual([['Crate']]);
    expect(
      crate!.properties[0]!.link?.operations.map((at) => contract.hydra.operations[at]!.returns.map(local)),
    ).toEqual([['Lid']]);
    expect(read.findings.map(({ message }) => message)).toContainEqual(expect.stringContaining('stated again'));
    expect(syncMarkdown({ file: 'Crate.md', text: CRATE }, contract, { mdx: false })).toEqual({
      text: CRATE,
      findings: [],
    });
  });

  it('has all its tables laid out', () => {
    const { text } = hydraCompact.format({
      file: 'Crate.md',
      text: CRATE.replace('|GET|See a crate| |vocab', '| GET|See a crate||vocab'),
    });
    expect(text).toBe(CRATE);
  });
});
