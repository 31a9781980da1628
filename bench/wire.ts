/**
 * Reading and writing a query of ten parameters and a few bodies, next to `URLSearchParams` and `JSON.parse` as a yardstick.
 * Prints operations per second of processor time. `npx tsx bench/wire.ts`.
 */
import process from 'node:process';
import { readOpenApi } from '../src/model/openapi.js';
import type { JsonObject } from '../src/model/json.js';
import { readBody } from '../src/wire/body/read-body.js';
import { writeBody } from '../src/wire/body/write-body.js';
import { claimsOf } from '../src/wire/parameter/claims.js';
import { readParameter } from '../src/wire/parameter/read.js';
import { writeParameter } from '../src/wire/parameter/write.js';
import { printQuery, readQuery } from '../src/wire/query.js';

/** Processor time for each line. */
const MICROSECONDS = 500_000;

const VALUES = {
  q: 'blue boats',
  page: 3,
  limit: 25,
  deep: { min: 1, max: 9 },
  tags: ['a', 'b', 'c'],
  ids: [1, 2, 3, 4, 5],
  fields: ['name', 'size'],
  open: true,
  sort: '-name',
  at: { x: 1.5, y: 2.5 },
};

const integer = { type: 'integer' };
const strings = { type: 'array', items: { type: 'string' } };

const PARAMETERS: readonly JsonObject[] = [
  { name: 'q', schema: { type: 'string' } },
  { name: 'page', schema: integer },
  { name: 'limit', schema: integer },
  { name: 'deep', style: 'deepObject', schema: { type: 'object', properties: { min: integer, max: integer } } },
  { name: 'tags', schema: strings },
  { name: 'ids', explode: false, schema: { type: 'array', items: integer } },
  { name: 'fields', style: 'pipeDelimited', schema: strings },
  { name: 'open', schema: { type: 'boolean' } },
  { name: 'sort', schema: { type: ['string', 'null'] } },
  { name: 'at', schema: { type: 'object', properties: { x: { type: 'number' }, y: { type: 'number' } } } },
].map((parameter) => ({ in: 'query', ...parameter }));

const BOAT = { type: 'object', properties: { id: integer, name: { type: 'string' }, sails: strings } };

const openapi = readOpenApi({
  document: {
    openapi: '3.1.1',
    info: { title: 'T', version: '1' },
    paths: {
      '/': {
        post: {
          parameters: PARAMETERS,
          requestBody: {
            content: Object.fromEntries(
              ['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/xml'].map(
                (type) => [type, { schema: BOAT }],
              ),
            ),
          },
          responses: {},
        },
      },
    },
  },
  sourceVersion: '3.1.1',
  origin: { uri: 'file:///bench.json' } as never,
  locate: () => ({ file: 'bench.json' }) as never,
});

const [operation] = openapi.operations;
const parameters = operation?.parameters ?? [];
const context = { ...openapi, claims: claimsOf(parameters, openapi) };

function write(): string {
  return printQuery(
    parameters.flatMap((parameter) => {
      const written = writeParameter(parameter, VALUES[parameter.name as keyof typeof VALUES], openapi);
      return written.kind === 'query' ? written.pairs : [];
    }),
  );
}

function read(text: string): number {
  const query = readQuery(text);
  return parameters.filter((parameter) => readParameter(parameter, { query }, context).kind === 'read').length;
}

/** Operations per second of processor time, which does not depend on how busy the machine is. */
function rate(work: () => unknown): number {
  for (let warmUp = 0; warmUp < 2000; warmUp += 1) work();
  const start = process.cpuUsage();
  let count = 0;
  let spent = 0;
  while (spent < MICROSECONDS) {
    for (let run = 0; run < 100; run += 1) work();
    count += 100;
    const { user, system } = process.cpuUsage(start);
    spent = user + system;
  }
  return Math.round((count * 1e6) / spent);
}

function report(name: string, work: () => unknown): void {
  const each = rate(work);
  console.log(
    `${name.padEnd(60)} ${each.toLocaleString('en').padStart(12)}/s ${(1e6 / each).toFixed(2).padStart(9)} µs`,
  );
}

const text = write();
const json = JSON.stringify(VALUES);
if (read(text) !== parameters.length) throw new Error(`Not all parameters were read from ${text}`);

report('write a query of 10 parameters', write);
report('read a query of 10 parameters', () => read(text));
report('yardstick: URLSearchParams and JSON.parse', () => [[...new URLSearchParams(text)], JSON.parse(json)]);

const boat = { id: 7, name: 'Gull', sails: ['jib', 'main'] };
for (const media of operation?.requestBody?.content ?? []) {
  const written = writeBody(media, boat, openapi);
  if (written.kind === 'unwritable') throw new Error(JSON.stringify(written.issues));
  report(`write ${media.mediaType}`, () => writeBody(media, boat, openapi));
  report(`read ${media.mediaType}`, () => readBody(media, written.contentType, written.body, openapi));
}
