import { expect, describe, it } from 'vitest';
import { docusaurus } from '../../../../generators/pages/docusaurus/docusaurus.js';
import { regenerate, stringsIn } from '../rst-grid/regenerate.js';

const SERVICE = `---
title: Garage Service
---
Cars and who drives them.

## Garage REST API

It is reached at:

\`\`\`js
https://garage.example/api/garage
\`\`\`

The calls:

|**Method**|**Path**|**Example**|**Description**|
|-|-|-|-|
|GET|\\{release\\}/*|v1/*|List the cars|
|POST|\\{release\\}|v1|Park a car|

### Car

|**Name**|**Description**|**Type**|
|-|-|-|
|wheels|The wheels|List(Object)|
`;

const CALLS = `
### Example

A call:

\`\`\`js
GET https://garage.example/api/garage/v1/*
\`\`\`

## More

\`\`\`js
### Once
GET https://garage.example/api/garage/v1/*

### Twice
GET https://garage.example/api/garage/v1/*

\`\`\`
`;

describe('a page with several sections of samples', () => {
  it('is written byte for byte: each sample once, and without a title if it has none', async () => {
    const text = SERVICE + CALLS;
    const { pages, read } = await regenerate(docusaurus, [{ file: 'garage.md', text }]);
    expect(pages).toEqual([{ path: 'garage.md', text }]);
    expect(read.findings.map(({ check }) => check)).toEqual(['page-fact-missing', 'page-fact-missing']);
  });

  it('gets a sample that was added to an operation, at its end', async () => {
    const { pages } = await regenerate(docusaurus, [{ file: 'garage.md', text: SERVICE + CALLS }], ({ text }) =>
      text.replace(/^( +)- lang: http$/m, (whole, indent: string) =>
        [`${indent}- lang: http`, `${indent}  label: Thrice`, `${indent}  source: GET {{url}}/v2/*`, whole].join('\n'),
      ),
    );
    expect(pages[0]?.text.match(/### Thrice|### Once|### Twice|\{\{url\}\}\/v2/g)?.length).toBeGreaterThan(2);
  });
});

describe('braces without a backslash', () => {
  it('are escaped and reported', async () => {
    const text = SERVICE.replaceAll(/\\([{}])/g, '$1');
    const { pages, read } = await regenerate(docusaurus, [{ file: 'garage.md', text }]);
    expect(pages[0]?.text).toBe(SERVICE);
    const told = read.findings.filter(({ check }) => check === 'page-text-respelled');
    expect(told.map(({ location }) => location?.kind === 'source' && location.line)).toEqual([18]);
  });
});

describe('a table without its rule row', () => {
  const text = SERVICE.replace('|**Type**|\n|-|-|-|\n', '|**Type**|\n');

  it('gets a rule row when the page is formatted', () => {
    expect(text).not.toBe(SERVICE);
    expect(docusaurus.format({ file: 'garage.md', text })).toEqual({ text: SERVICE, findings: [] });
  });

  it('is read', async () => {
    const { pages, read } = await regenerate(docusaurus, [{ file: 'garage.md', text }]);
    expect(pages[0]?.text).toBe(SERVICE);
    expect(stringsIn(read.openapi).filter((each) => /^\|.*\|.*\|$/m.test(each))).toEqual([]);
  });

  it('is not recognised without bold headings', () => {
    const plain = 'Take | or\n\n|a|b|\n|c|d|\n';
    expect(docusaurus.format({ file: 'plain.md', text: plain }).text).toBe(plain);
  });
});
