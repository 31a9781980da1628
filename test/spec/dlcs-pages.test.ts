/** The three DLCS contracts state what their pages state, cell by cell. */
import { describe, expect, it } from 'vitest';
import type { Class, Contract, HydraOperation, SupportedProperty } from '../../src/model/contract.js';
import { compactIri } from '../../src/model/namespaces.js';
import { bodiesOf, contractOf } from './contracts.js';
import { cellsOf, sectionsOf, sourcePages } from './source-pages.js';

const PAGES = [
  ...sourcePages('dlcs-batch-2016.md').map((page) => ({ ...page, name: 'dlcs@2016' as const })),
  ...sourcePages('dlcs-batch-2020.md').map((page) => ({ ...page, name: 'dlcs@2020' as const })),
];

describe.each(PAGES)('$name and $title', async ({ name, text: page }) => {
  const contract = await contractOf(name);
  const batch = batchOf(contract);
  const sections = sectionsOf(page).filter(({ heading }) => !/^(Batch|Supported .*|)$/.test(heading));

  it('has the properties of its page, in the same order', () => {
    const headings = sections.map(({ heading }) => heading.split(' ')[0]);
    expect(batch.properties.map(({ title }) => title)).toEqual(headings);
    const links = sections.filter(({ heading }) => heading.includes('(')).map(({ heading }) => heading.split(' ')[0]);
    expect(batch.properties.filter(({ link }) => link).map(({ title }) => title)).toEqual(links);
  });

  it('has the domain, range and flags of each', () => {
    const tables = sections
      .map(({ lines }) => lines.flatMap((line) => [cellsOf(line) ?? []].flat()))
      .map((cells) => cells.slice(4, 8));
    expect(batch.properties.map((property) => flags(contract, property))).toEqual(tables);
  });

  it('has its operations', () => {
    const rows = page
      .split('\n')
      .map(cellsOf)
      .filter((cells) => /^[A-Z]{3,6}$/.test(cells?.[0] ?? ''));
    const own = [...batch.operations, ...batch.properties.flatMap(({ link }) => link?.operations ?? [])];
    expect(own.map((index) => row(contract, contract.hydra.operations[index] as HydraOperation))).toEqual(rows);
  });

  it('has its path templates', () => {
    const templates = [...page.matchAll(/^`?(\/customers\S*?)`?$/gm)].map(([, template]) => template);
    const own = contract.openapi.pathItems
      .filter(({ subject }) => subject?.class === batch.iri)
      .map(({ path }) => path);
    expect(own).toEqual(templates);
  });
});

describe.each(sourcePages('dlcs-batch-2023.txt'))('dlcs@2023 and $title', async ({ text: page }) => {
  const contract = await contractOf('dlcs@2023');
  const batch = batchOf(contract);
  const lines = page.split('\n');
  /** Properties that the page mentions in its example only. */
  const unsectioned = ['errors', 'completedImages', 'errorImages'];
  const sectioned = batch.properties.filter(({ key }) => !unsectioned.includes(key));

  it('has the properties of its page, in the same order, with the same cells', () => {
    const headings = lines.filter((line) => batch.properties.some(({ key }) => key === line));
    expect(sectioned.map(({ key }) => key)).toEqual(headings);
    for (const property of sectioned.filter(({ key }) => key !== 'test')) {
      const table = lines.indexOf('domainrangereadonlywriteonly', lines.indexOf(property.key));
      const [domain, range, ...rest] = flags(contract, property);
      const printed = property.link
        ? `🔗 ${range} (of ${compact(contract, property.link.memberClass[0] ?? '')})`
        : range;
      expect([domain, printed, ...rest].join('')).toBe(lines[table + 1]);
    }
  });

  it('has no domain and range where the page has no table', () => {
    const test = batch.properties.find(({ key }) => key === 'test');
    expect([test?.domain, test?.range]).toEqual([[], []]);
    expect(lines.indexOf('domainrangereadonlywriteonly', lines.indexOf('test'))).toBe(-1);
  });

  it('has its operations', () => {
    const own = [...batch.operations, ...sectioned.flatMap(({ link }) => link?.operations ?? [])];
    const printed = own.map((index) => {
      const operation = contract.hydra.operations[index] as HydraOperation;
      const [method, label, expects, returns, statuses] = row(contract, operation);
      return [method, label, expects || '-', returns || titleOfAnswer(contract, operation), statuses].join('');
    });
    expect(printed).toEqual(lines.filter((line) => /^(GET|POST)[A-Z]/.test(line)));
  });

  it('has its path templates', () => {
    const templates = [...page.matchAll(/^(?:  • )?(\/customers\S+)/gm)].map(([, path]) =>
      path?.replace('<identifier>', '{identifier}'),
    );
    expect(contract.openapi.pathItems.map(({ path }) => path)).toEqual(expect.arrayContaining(templates));
    expect(contract.openapi.operations.filter(({ extensions }) => extensions['x-status'] === 'new')).toHaveLength(3);
  });

  it('has its example', () => {
    const example = JSON.parse(/^\{[\s\S]*?^\}/m.exec(page)?.[0] ?? 'null');
    const [shown] = bodiesOf(contract).filter(({ title }) => title === 'getBatch 200 finished');
    expect(JSON.stringify(shown?.example.value)).toBe(JSON.stringify(example));
  });
});

function batchOf(contract: Contract): Class {
  return contract.hydra.classes.find(({ name }) => name === 'Batch') as Class;
}

function compact({ hydra }: Contract, iri: string): string {
  return compactIri(iri, hydra.prefixes);
}

function flags(contract: Contract, { domain, range, readable, writable }: SupportedProperty): string[] {
  const [first = '', second = ''] = [domain[0], range[0]].map((iri) => compact(contract, iri ?? ''));
  return [first, second, writable ? 'False' : 'True', readable ? 'False' : 'True'];
}

function row(contract: Contract, { method, title, expects, returns, statuses }: HydraOperation): string[] {
  const classes = [expects, returns].map((iris) => iris.map((iri) => compact(contract, iri)).join(', '));
  return [method, title ?? '', ...classes, statuses.map((status) => `${status.code} ${status.title}`).join(', ')];
}

/** The text of a `Returns` cell if the operation returns no class. */
function titleOfAnswer({ openapi }: Contract, { openapi: id }: HydraOperation): string {
  const schema = openapi.operations.find((operation) => operation.id === id)?.responses[0]?.content[0]?.schema;
  const named = openapi.schemas.find(({ pointer }) => typeof schema === 'object' && schema['$ref'] === pointer);
  return typeof named?.schema === 'object' ? String(named.schema['title']) : '';
}
