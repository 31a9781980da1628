import { describe, expect, it } from 'vitest';
import { syncGrid } from '../../../../generators/pages/sync/grid.js';
import { rstGrid } from '../../../../generators/pages/rst-grid/rst-grid.js';
import { loadContract, loadTemplates } from '../../../../src/load/load.js';
import { sourcePages } from '../../../spec/source-pages.js';

const { contract } = await loadContract('scale@2016');
const PAGE = `Written by hand.\n\n${rstGrid.write(contract, await loadTemplates('pages/rst-grid'))[0]?.text ?? ''}\nAnd after it.\n`;

function sync(text: string) {
  return syncGrid({ file: 'batch.rst', text }, contract);
}

describe('endpoint tables', () => {
  it('that are in sync are left unchanged', () => {
    expect(sync(PAGE)).toEqual({ text: PAGE, findings: [] });
    expect(sync(PAGE.replaceAll('\n', '\r\n')).findings).toEqual([]);
  });

  it.each([
    ['type', '| .id                 | Integer ', '| .id                 | Boolean '],
    [
      'optional or required',
      '| page               | Integer           | Optional |',
      '| page               | Integer           | Required |',
    ],
    ['status', '200 OK', '202 OK'],
    ['choices', 'Choices: [SUBMITTED, CREATED].', 'Choices: [SUBMITTED, STARTED].'],
    ['title', '**Batch List** ', '**Batchlist**  '],
    ['content type', '*application/json*', '*application/yaml*'],
  ])('with a drifted %s are fixed', (what, from, to) => {
    const text = PAGE.replace(from, to);
    expect(text).not.toBe(PAGE);
    const synced = sync(text);
    const line = text.slice(0, text.indexOf(to)).split('\n').length;
    expect(synced.findings.map(({ check }) => check)).toEqual(['page-cell-drifted']);
    expect(synced.findings[0]?.message).toContain(what === 'title' ? 'title' : what);
    const found = synced.findings[0]?.location;
    expect(found?.kind === 'source' && Math.abs((found.line ?? 0) - line) <= 1).toBe(true);
    expect(synced.text).toBe(PAGE);
  });

  it('are checked for missing and unknown fields', () => {
    const lacking = PAGE.replace(/\| \.title [^\n]*\n(?:\|[^\n]*\n)*\+[^\n]*\n/, '');
    expect(sync(lacking).findings).toMatchObject([
      { check: 'page-property-missing', message: expect.stringContaining('.title') },
    ]);
    const row = /\| \.title [^\n]*\n/.exec(PAGE)?.[0] ?? '';
    const border = /\| \.title [^\n]*\n(?:\|[^\n]*\n)*(\+[^\n]*\n)/.exec(PAGE)?.[1] ?? '';
    const added = PAGE.replace(row, `${row.replace('.title', '.shade')}${border}${row}`);
    expect(sync(added).findings).toMatchObject([
      { check: 'page-section-unknown', message: expect.stringContaining('.shade') },
    ]);
  });

  it('of other APIs are reported and left unchanged', () => {
    const text = PAGE.replace('/batches/', '/garages/').replace('**Batch List** ', '**Garage List**');
    expect(sync(text).findings).toMatchObject([{ check: 'page-table-unmatched' }]);
    expect(sync(text).text).toBe(text);
  });

  it.each(sourcePages('scale-batch-2016.rst'))('of $title are in sync with its contract', ({ text }) => {
    expect(sync(text)).toEqual({ text, findings: [] });
  });
});
