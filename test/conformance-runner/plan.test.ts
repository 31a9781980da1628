import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matching, compile } from '../../src/conformance/plan/pattern.js';
import { planCases } from '../../src/conformance/plan/plan.js';
import { sample } from '../../src/conformance/plan/sample.js';
import { fillPath, matchPath } from '../../src/conformance/plan/template.js';
import { put } from '../../src/conformance/plan/put.js';
import { variations } from '../../src/conformance/plan/variations.js';
import { resourceTypesOf } from '../../src/conformance/plan/resource-types.js';
import type { JsonObject } from '../../src/model/json.js';
import { schemaJudges } from '../../src/validate/schema.js';
import { CRUD_CONTRACT } from '../broken-servers/correct/crud.js';
import { contractFrom, contractOf, description } from './support.js';

const SCHEMA: JsonObject = {
  type: 'object',
  required: ['name', 'size'],
  additionalProperties: false,
  properties: {
    name: { type: 'string', minLength: 2, maxLength: 5 },
    size: { type: 'integer', minimum: 1, maximum: 9 },
    kind: { enum: ['a', 'b'] },
    when: { type: 'string', format: 'date' },
    tags: {
      type: 'array',
      minItems: 1,
      maxItems: 3,
      uniqueItems: true,
      items: { type: 'string', pattern: '^[a-z]{2,4}$' },
    },
    next: { $ref: '#/components/schemas/Node' },
    id: { type: 'integer', readOnly: true },
  },
};

function contract() {
  return contractFrom({
    ...description({
      '/things': {
        post: {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Node' } } },
          },
          responses: { '201': { description: 'made' } },
        },
      },
    }),
    components: { schemas: { Node: SCHEMA } },
  });
}

describe('plan', () => {
  it('is the same for the same contract, and every case has a unique id', async () => {
    const crud = await contractOf(CRUD_CONTRACT);
    const ids = planCases(crud).map(({ id }) => id);
    expect(planCases(await contractOf(CRUD_CONTRACT)).map(({ id }) => id)).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has cases that meet and cases that violate each constraint', () => {
    const { openapi } = contract();
    const judge = schemaJudges(openapi).judge(SCHEMA, 'request');
    const base = sample(openapi.document, SCHEMA, { full: true, n: 1 });
    expect(judge(base)).toEqual([]);
    const all = variations(openapi.document, SCHEMA, base, judge);
    for (const { value, valid } of all) expect(judge(value).length === 0).toBe(valid);
    const broken = new Set(all.filter(({ valid }) => !valid).map(({ rule }) => rule));
    for (const rule of [
      'required',
      'type',
      'minLength',
      'maxLength',
      'minimum',
      'maximum',
      'enum',
      'format',
      'minItems',
      'maxItems',
      'uniqueItems',
      'pattern',
      'additionalProperties',
    ]) {
      expect(broken, rule).toContain(rule);
    }
    const kept = new Set(all.filter(({ valid }) => valid).map(({ rule }) => rule));
    for (const rule of ['minLength', 'maxLength', 'minimum', 'maximum', 'enum', 'maxItems', 'required'])
      expect(kept, rule).toContain(rule);
  });

  it('omits readOnly properties from requests and handles recursive schemas', () => {
    const { openapi } = contract();
    const base = sample(openapi.document, SCHEMA, { full: true, n: 1 }) as JsonObject;
    expect(base).not.toHaveProperty('id');
  });

  it('finds resources by their paths', async () => {
    const resources = resourceTypesOf(await contractOf(CRUD_CONTRACT));
    const tasks = resources.find(({ item }) => item.endsWith('/tasks/{taskId}'));
    expect([tasks?.create?.method, tasks?.replace?.method, tasks?.patch?.method, tasks?.remove?.method]).toEqual([
      'POST',
      'PUT',
      'PATCH',
      'DELETE',
    ]);
  });

  it('builds strings that match common patterns', () => {
    for (const pattern of [
      '^[A-Z]{3}-\\d{4}$',
      '^(foo|bar)+$',
      '^\\S+@\\S+\\.[a-z]{2,}$',
      '^#[0-9a-f]{6}$',
      '^v?\\d+(\\.\\d+){2}$',
      '^[^\\s/]+$',
      '^(?!x)[a-z]+$',
      '^\\p{Lu}\\w*$',
      '^.{3,}$',
    ]) {
      expect(compile(pattern)!.test(matching(pattern)), pattern).toBe(true);
      expect(compile(pattern)!.test(matching(pattern, 3)), pattern).toBe(true);
    }
  });

  it('sets a value at any place, including properties named like those of the prototype', () => {
    expect(JSON.stringify(put({ a: [1, { b: 2 }] }, '#/a/1/__proto__', 'x'))).toBe('{"a":[1,{"b":2,"__proto__":"x"}]}');
    expect(put({ a: 1, b: 2 }, '#/a', undefined)).toEqual({ b: 2 });
  });

  it('fills a path template, and reads the variables back from the path', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, unit: 'grapheme' }),
        fc.string({ minLength: 1, unit: 'grapheme' }),
        (a, b) => {
          const path = fillPath('/x/{a}/y.{b}', { a, b });
          expect({ ...matchPath('/x/{a}/y.{b}', path) }).toEqual({ a, b });
        },
      ),
    );
  });
});
