/** What is written for parameters, as the texts of a request, and read back. */
import type { OpenApi, Parameter } from '../../src/model/contract.js';
import { printCookies, readCookies } from '../../src/wire/cookies.js';
import { readParameter } from '../../src/wire/parameter/read.js';
import type { RequestTexts } from '../../src/wire/parameter/read.js';
import type { Reading } from '../../src/wire/reading.js';
import type { WrittenParameter } from '../../src/wire/parameter/written-parameter.js';
import { printQuery, readQuery } from '../../src/wire/query.js';

/** The text of what was written; undefined if there is nothing to send or the value cannot be sent. */
export function textOf(written: WrittenParameter): string | undefined {
  switch (written.kind) {
    case 'path':
    case 'header':
    case 'querystring':
      return written.text;
    case 'query':
      return printQuery(written.pairs);
    case 'cookie':
      return printCookies(written.pairs);
    default:
      return undefined;
  }
}

/** A text in the place that a parameter is sent in. */
export function textsFor({ name, in: place }: Parameter, text: string | undefined): RequestTexts {
  if (text === undefined) return {};
  switch (place) {
    case 'path':
      return { path: new Map([[name, text]]) };
    case 'header':
      return { headers: { [name.toLowerCase()]: text } };
    case 'cookie':
      return { cookies: readCookies(text) };
    default:
      return { query: readQuery(text) };
  }
}

/** Reads a parameter from its text. */
export function readText(parameter: Parameter, text: string | undefined, openapi: OpenApi): Reading {
  return readParameter(parameter, textsFor(parameter, text), openapi);
}
