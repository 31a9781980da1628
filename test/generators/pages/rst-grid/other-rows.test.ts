import { expect, describe, it } from 'vitest';
import { rstGrid } from '../../../../generators/pages/rst-grid/rst-grid.js';
import { syncGrid } from '../../../../generators/pages/sync/grid.js';
import { boundsOf, gridRow, printGrid } from '../../../../generators/pages/rst-grid/grid-table.js';
import { getObject, resolvePointer } from '../../../../src/model/json.js';
import { changedLines, regenerate } from './regenerate.js';

const FULL = [121];
const STATUS = [20, 100];
const FIELDS = [21, 19, 79];

function table(...rows: readonly (readonly [readonly number[], ...string[]])[]): string {
  const grid = rows.map(([widths, ...cells]) => gridRow(boundsOf(widths), cells));
  return printGrid({ rows: grid, headerRows: 1 }).join('\n');
}

function page(...rows: readonly (readonly [readonly number[], ...string[]])[]): string {
  return `.. _rest_garage:\n\nGarage Services\n===============\n\n.. _rest_car_list:\n\n${table([FULL, '**Car List**'], ...rows)}\n`;
}

const OLD = page(
  [FULL, 'Lists the cars.'],
  [
    FULL,
    '**DEPRECATED**\n               Use the list of vehicles instead, which\n               holds **bicycles** too.',
  ],
  [FULL, '**GET** /cars/\n        Cars that were sold are left out.'],
  [FULL, '**Successful Response**'],
  [STATUS, '**Status**', '200 OK'],
);

const BODY = page(
  [FULL, 'Lists the cars.'],
  [FULL, '**GET** /cars/'],
  [FULL, '**Successful Response**'],
  [STATUS, '**Status**', '200 OK'],
  [STATUS, '**Content Type**', '*application/json*'],
  [STATUS, '**Body**', 'The cars, see :ref:`rest_car_details`'],
);

const WRONG = page(
  [FULL, 'Lists the cars.'],
  [FULL, '**GET** /cars/'],
  [FULL, '**Successful Response**'],
  [STATUS, '**Status**', '200 OK'],
  [STATUS, '**Content Type**', '*application/json*'],
  [FULL, '**JSON Fields**'],
  [FIELDS, 'wheels', 'Integer', 'How many wheels.'],
  [FULL, '.. code-block:: javascript\n\n   {\n       "wheels": "four"\n   }'],
);

describe('a row that says an endpoint is deprecated', () => {
  it('comes back with its text, which is none of the path', async () => {
    const { read, pages } = await regenerate(rstGrid, [{ file: 'garage.rst', text: OLD }]);
    expect(pages).toEqual([{ path: 'garage.rst', text: OLD }]);
    expect(resolvePointer(read.openapi, '#/paths/~1cars~1/get')).toMatchObject({ deprecated: true });
    expect(read.findings).toEqual([]);
  });

  it('goes when the endpoint is no longer deprecated', async () => {
    const { pages } = await regenerate(rstGrid, [{ file: 'garage.rst', text: OLD }], ({ text }) =>
      text.replace(/^ +deprecated: true\n/m, ''),
    );
    expect(pages[0]?.text).not.toContain('DEPRECATED');
  });
});

describe('a row that says what a body is', () => {
  it('comes back as the description of its schema', async () => {
    const { read, pages } = await regenerate(rstGrid, [{ file: 'garage.rst', text: BODY }]);
    const media = resolvePointer(read.openapi, '#/paths/~1cars~1/get/responses/200/content/application~1json');
    expect(getObject(media, 'schema')).toEqual({ description: 'The cars, see [rest_car_details](#rest_car_details)' });
    expect(pages).toEqual([{ path: 'garage.rst', text: BODY }]);
  });

  it('changes alone', async () => {
    const { pages } = await regenerate(rstGrid, [{ file: 'garage.rst', text: BODY }], ({ text }) =>
      text.replace('The cars, see', 'All cars, see'),
    );
    expect(changedLines(BODY, pages[0]?.text ?? '')).toHaveLength(1);
  });
});

describe('an example that does not fit its fields', () => {
  it('is named, waived, and stays', async () => {
    const { read, pages } = await regenerate(rstGrid, [{ file: 'garage.rst', text: WRONG }]);
    expect(read.findings.map(({ check }) => check)).toEqual(['page-contradiction']);
    expect(read.waivers?.map(({ check, at }) => `${check} ${at}`)).toEqual([
      'example-valid #/paths/~1cars~1/get/responses/200/content/application~1json/example',
    ]);
    expect(pages[0]?.text).toBe(WRONG);
  });
});

describe('text between tables', () => {
  it('is named once, however many paragraphs it has', () => {
    const text = `${OLD}\nOne.\n\nTwo.\n\nThree.\n\n${table([FULL, '**Car**'], [FULL, '**GET** /car/'], [STATUS, '**Status**', '200 OK'])}\n\nFour.\n`;
    const { findings } = rstGrid.read([{ file: 'garage.rst', text }]);
    expect(findings.filter(({ check }) => check === 'page-part-unplaced')).toHaveLength(2);
  });
});

const SHARED = [28, 16, 10, 68];
const ENGINE = `${OLD}
Engine JSON
-----------

What an engine is made of.

.. _rest_engine_json:

${table(
  [[125], '**Engine Parts**'],
  [[125], 'The parts, from the largest.'],
  [SHARED, 'block', 'JSON Object', 'Required', 'What holds the rest.'],
  [SHARED, '.cylinders', 'Array', 'Optional', 'The cylinders.'],
  [SHARED, '..bore', 'Float', 'Required', 'In millimetres.'],
)}

${table([[121], '**Engine**'], [[121], '**GET** /engine/'], [FULL, '**Successful Response**'], [[20, 100], '**Status**', '200 OK'])}
`;

describe('a table of nothing but fields', () => {
  it('comes back as a schema of its own, in its place', async () => {
    const { read, pages } = await regenerate(rstGrid, [{ file: 'garage.rst', text: ENGINE }]);
    expect(resolvePointer(read.openapi, '#/components/schemas/EngineParts')).toMatchObject({
      title: 'Engine Parts',
      required: ['block'],
      properties: { block: { properties: { cylinders: { items: { required: ['bore'] } } } } },
    });
    expect(pages[0]?.text).toBe(ENGINE);
    expect(read.findings.filter(({ check }) => check === 'page-table-unread')).toEqual([]);
  });

  it('changes with its schema, and only there', async () => {
    const { pages } = await regenerate(rstGrid, [{ file: 'garage.rst', text: ENGINE }], ({ text }) =>
      text.replace('In millimetres.', 'In inches.'),
    );
    expect(changedLines(ENGINE, pages[0]?.text ?? '')).toEqual([expect.stringContaining('In inches.')]);
  });

  it('is none if its rows differ in length', () => {
    const text = `${table([[121], '**Odd**'], [SHARED, 'a', 'String', 'Required', 'b'], [[28, 16, 79], 'a', 'String', 'b'])}\n`;
    expect(rstGrid.read([{ file: 'odd.rst', text }]).findings.map(({ check }) => check)).toEqual(['page-table-unread']);
  });
});

describe('text that comes back with other spaces', () => {
  it('is named, and only then', () => {
    const spelled = (code: string) => {
      const text = OLD.replace('===============\n', `===============\n\n${code}\n`);
      return rstGrid.read([{ file: 'garage.rst', text }]).findings.map(({ check }) => check);
    };
    expect(spelled('.. code-block:: javascript\n\n   {}')).toEqual([]);
    expect(spelled(' .. code-block:: javascript\n\n    {}')).toEqual(['page-text-respelled']);
  });
});

describe('syncing a page whose endpoint is deprecated', () => {
  it('leaves the row that says so', async () => {
    const { contract } = await regenerate(rstGrid, [{ file: 'garage.rst', text: OLD }]);
    expect(syncGrid({ file: 'garage.rst', text: OLD }, contract)).toEqual({ text: OLD, findings: [] });
  });
});
