/** The contracts without a vocabulary state what their pages state. */
import { describe, expect, it } from 'vitest';
import type { Contract } from '../../src/model/contract.js';
import { get, getArray, getObject, getString } from '../../src/model/json.js';
import type { Json } from '../../src/model/json.js';
import { bodiesOf, contractOf } from './contracts.js';
import { cellsOf, looseJson, sectionsOf, sourcePages } from './source-pages.js';

describe.each(sourcePages('scale-batch-2016.rst'))('scale@2016 and $title', async ({ text: page }) => {
  const contract = await contractOf('scale@2016');
  const rows = page.split('\n').flatMap((line) => (/^\| \S/.test(line) ? [cellsOf(line) ?? []] : []));
  const parameters = rows.filter((cells) => cells.length === 4);
  const fields = rows.filter((cells) => cells.length === 3 && cells[0] !== '' && !cells[0]?.startsWith('**'));
  const [operation] = contract.openapi.operations;

  it('has the query parameters of its page, with their types and choices', () => {
    expect(operation?.parameters.map((p) => p.name)).toEqual(parameters.map(([name]) => name));
    expect(operation?.parameters.map(({ required }) => (required ? 'Required' : 'Optional'))).toEqual(
      parameters.map(([, , need]) => need),
    );
    const types = operation?.parameters.map(({ schema }) =>
      typeName(contract, get(schema, 'items') ?? (schema as Json)),
    );
    expect(types).toEqual(parameters.map(([, type]) => type));
    const status = operation?.parameters.find((p) => p.name === 'status');
    expect(page).toContain(`Choices: [${getArray(get(status?.schema, 'items'), 'enum').join(', ')}].`);
  });

  it('repeats the parameters that may be duplicated, and no other', () => {
    const repeated = operation?.parameters.filter(({ schema }) => get(schema, 'type') === 'array').map((p) => p.name);
    expect(repeated).toEqual(['order', 'status', 'recipe_type_id', 'recipe_type_name']);
    expect(page.match(/Duplicate it to/g)).toHaveLength(4);
  });

  it('has the fields of its page, in the same order, with their types', () => {
    const list = schemaOf(contract, 'BatchList');
    const batch = schemaOf(contract, 'Batch');
    const own = [
      ...propertiesOf(contract, list),
      ...propertiesOf(contract, batch).map(([name, type]) => [`.${name}`, type]),
    ];
    expect(own).toEqual(fields.map(([name, type]) => [name, type]));
  });

  it('has its path and its status, and its example as valid JSON', () => {
    const code = /code-block:: javascript[ |]*\n((?:\| .*\n)*)/.exec(page)?.[1] ?? '';
    const example = looseJson(code.replaceAll(/^\| | \|$/gm, ''));
    expect(bodiesOf(contract)[0]?.example.value).toEqual(example);
    expect(page).toContain(`**${operation?.method}** ${operation?.path}`);
    expect(page).toContain(`200 ${operation?.responses[0]?.description}`);
  });
});

describe.each(sourcePages('opendatadsl-batch.md'))('opendatadsl@v1 and $title', async ({ text: page }) => {
  const contract = await contractOf('opendatadsl@v1');
  const sections = sectionsOf(page);

  it('has the operations of its page, with an example path for each', () => {
    const rows = page
      .split('\n')
      .map(cellsOf)
      .filter((cells) => /^[A-Z]{3,6}$/.test(cells?.[0] ?? ''));
    const paths = rows.map((cells) => `${cells?.[0]} /batch/${cells?.[1]?.replaceAll('\\', '')}`.replace(/\/$/, ''));
    expect(contract.openapi.operations.map(({ method, path }) => `${method} ${path}`).toSorted()).toEqual(
      paths.toSorted(),
    );
    const examples = new Set(rows.flatMap((cells) => cells?.[2]?.split('/') ?? []).filter((text) => text !== ''));
    const own = contract.openapi.operations
      .flatMap(({ parameters }) => parameters)
      .flatMap((p) => p.examples.map(({ value }) => value));
    expect(own).toEqual(expect.arrayContaining([...examples]));
  });

  it.each([
    ['Batch Update', 'VarBatch'],
    ['Batch Summary', 'BatchSummary'],
  ])('has the properties of %s, in the same order, with their types', (heading, name) => {
    const table = sections
      .find((section) => section.heading === heading)
      ?.lines.flatMap((line) => [cellsOf(line) ?? []]);
    const rows = (table ?? []).filter((cells) => cells.length === 3 && !cells[0]?.startsWith('**'));
    const types: Record<string, string> = { Array: 'List', 'JSON Object': 'Object', 'ISO-8601 Datetime': 'String' };
    const own = propertiesOf(contract, schemaOf(contract, name)).map(([key, type]) => [key, types[type] ?? type]);
    expect(own).toEqual(rows.map(([key, , type]) => [key, type]));
  });

  it('has its examples', () => {
    const printed = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map(([, code]) => JSON.parse(code ?? ''));
    const own = bodiesOf(contract).map(({ example }) => example.value);
    for (const example of printed) expect(own).toContainEqual(example);
  });

  it('has its samples', () => {
    const samples = contract.openapi.operations.flatMap(({ extensions }) => getArray(extensions, 'x-codeSamples'));
    const printed = [...page.matchAll(/^### (.*)\n((?:GET|POST) [\s\S]*?)(?=\n\n###|\n```)/gm)];
    expect(samples.map((sample) => [getString(sample, 'label'), getString(sample, 'source')])).toEqual(
      expect.arrayContaining(printed.map(([, label, source]) => [label, source?.trimEnd()])),
    );
    // The page has no sample for this request.
    expect(samples.length - printed.length).toBe(1);
    expect(samples).toContainEqual(expect.objectContaining({ label: 'Delete a batch summary' }));
  });
});

function schemaOf({ openapi }: Contract, name: string): Json {
  return openapi.schemas.find((named) => named.name === name)?.schema as Json;
}

function propertiesOf(contract: Contract, schema: Json): [string, string][] {
  return Object.entries(getObject(schema, 'properties')).map(([name, value]) => [
    name,
    typeName(contract, value as Json),
  ]);
}

/** The name of a schema's type in the pages. */
function typeName(contract: Contract, schema: Json): string {
  const reference = getString(getArray(schema, 'allOf')[0], '$ref');
  if (reference !== undefined) return 'JSON Object';
  const type = [get(schema, 'type'), get(getArray(schema, 'anyOf')[0], 'type')]
    .flat()
    .find((name) => typeof name === 'string');
  const format = getString(schema, 'format') ?? getString(getArray(schema, 'anyOf')[0], 'format');
  if (format === 'uri') return 'URL';
  if (format?.startsWith('date-time')) return 'ISO-8601 Datetime';
  const names: Record<string, string> = { integer: 'Integer', string: 'String', array: 'Array', object: 'JSON Object' };
  return names[String(type)] ?? '';
}
