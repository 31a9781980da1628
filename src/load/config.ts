/** Reads `redocly.yaml`: Redocly's configuration file, in which each API may have the key `x-hydra-contract`. */
import path from 'node:path';
import { UnusableInput } from '../finding.js';
import type { SourceLocation } from '../finding.js';
import type { GenerateTarget, Settings, Waiver } from '../model/contract.js';
import { get, getArray, getObject, getString, isArray, isObject, pointer } from '../model/json.js';
import type { Json, JsonObject } from '../model/json.js';
import { nearest } from '../model/nearest.js';
import { optional } from '../model/optional.js';
import { exists } from './exists.js';
import { resolveName } from './files.js';
import type { Files } from './files.js';
import { parseText } from './parse.js';
import type { ParsedDocument } from './parse.js';

/** The extension key under an API. */
export const KEY = 'x-hydra-contract';

/** An API of the configuration. */
export interface ApiConfig {
  readonly name: string;
  /** Absolute path or URL of the entry document. */
  readonly root?: string;
  /** Absolute path or URL of the ApiDocumentation. */
  readonly vocabulary?: string;
  /** From the IRI of a context to its absolute path or URL. */
  readonly contexts: ReadonlyMap<string, string>;
  readonly settings: Settings;
}

/** A configuration file. */
export interface Config {
  /** Absolute path of the file. */
  readonly file: string;
  readonly folder: string;
  readonly apis: readonly ApiConfig[];
}

/** The settings of a contract that is not in a configuration. */
export function defaultSettings(folder: string): Settings {
  return {
    generate: [],
    pages: [],
    waivers: [],
    test: { skip: [], vars: {}, disable: [], include: [], exclude: [] },
    mock: {},
    workflows: [],
    folder,
  };
}

/** The nearest `redocly.yaml` in a folder or above it, if any. */
export async function findConfig(folder: string): Promise<string | undefined> {
  for (let at = folder; ; at = path.dirname(at)) {
    for (const name of ['redocly.yaml', 'redocly.yml', '.redocly.yaml', '.redocly.yml']) {
      const file = path.join(at, name);
      if (await exists(file)) return file;
    }
    if (path.dirname(at) === at) return undefined;
  }
}

/**
 * Reads a configuration file.
 * @throws {UnusableInput} for an unknown key or an invalid value under `x-hydra-contract`, with its location and the most similar known key
 */
export async function readConfig(file: string, files: Files, styles?: readonly string[]): Promise<Config> {
  files.allow(file);
  const parsed = parseText(files.display(file), await files.text(file));
  return { file, folder: path.dirname(file), apis: new ConfigReader(file, parsed, styles).apis() };
}

const RULE_SETS = ['rules', 'oas3_0Rules', 'oas3_1Rules', 'oas3_2Rules'] as const;

/** Redocly's own keys for an API: those at the root of the file, overridden by those of the API. Empty if there are none. */
function lintKeys(file: Json, api: JsonObject): { readonly lint?: JsonObject } {
  const stated = get(api, 'extends') ?? get(file, 'extends');
  const rules = RULE_SETS.map((set) => [set, { ...getObject(file, set), ...getObject(api, set) }] as const);
  const lint: JsonObject = {
    ...(stated === undefined ? {} : { extends: stated }),
    ...Object.fromEntries(rules.filter(([, set]) => Object.keys(set).length > 0)),
  };
  return Object.keys(lint).length === 0 ? {} : { lint };
}

class ConfigReader {
  readonly #file: string;
  readonly #folder: string;
  readonly #parsed: ParsedDocument;
  readonly #styles: readonly string[] | undefined;

  constructor(file: string, parsed: ParsedDocument, styles: readonly string[] | undefined) {
    this.#file = file;
    this.#styles = styles;
    this.#folder = path.dirname(file);
    this.#parsed = parsed;
  }

  apis(): ApiConfig[] {
    const apis = get(this.#parsed.value, 'apis');
    if (apis !== undefined && !isObject(apis))
      this.#fail('#/apis', '"apis" must be a map from names of APIs to their settings.');
    return Object.entries(getObject(this.#parsed.value, 'apis')).map(([name, api]) =>
      this.#api(name, api as Json, pointer('#/apis', name)),
    );
  }

  #api(name: string, api: Json, at: string): ApiConfig {
    if (!isObject(api)) return this.#fail(at, `The API ${name} must be a map with the key "root".`);
    const own = get(api, KEY);
    if (own !== undefined && !isObject(own)) this.#fail(pointer(at, KEY), `"${KEY}" must be a map.`);
    const ours = getObject(api, KEY);
    const place = pointer(at, KEY);
    this.#known(ours, ['vocabulary', 'contexts', 'generate', 'pages', 'waivers', 'test', 'mock', 'workflows'], place);
    const root = getString(api, 'root');
    const vocabulary = this.#string(ours, 'vocabulary', place);
    if (root === undefined && vocabulary === undefined)
      this.#fail(at, `The API ${name} has neither a "root" (its OpenAPI Description) nor a "vocabulary".`);
    return {
      name,
      ...optional('root', this.#optionalPath(root)),
      ...optional('vocabulary', this.#optionalPath(vocabulary)),
      contexts: new Map(
        Object.entries(this.#mapOfStrings(ours, 'contexts', place)).map(([iri, target]) => [iri, this.#path(target)]),
      ),
      settings: { ...this.#settings(ours, place), ...lintKeys(this.#parsed.value, api) },
    };
  }

  #settings(ours: JsonObject, at: string): Settings {
    const mock = this.#map(ours, 'mock', at, ['handlers']);
    const handlers = this.#string(mock, 'handlers', pointer(at, 'mock'));
    return {
      generate: this.#list(ours, 'generate', at, ['generator', 'output', 'style', 'templates']).map(([target, place]) =>
        this.#target(target, place),
      ),
      pages: this.#list(ours, 'pages', at, ['files', 'style']).map(([page, place]) => ({
        files: this.#required(page, 'files', place),
        style: this.#style(page, place),
      })),
      waivers: this.#list(ours, 'waivers', at, ['check', 'at', 'reason']).map(([waiver, place]) =>
        this.#waiver(waiver, place),
      ),
      test: this.#test(ours, at),
      mock: optional('handlers', this.#optionalPath(handlers)),
      workflows: this.#listOfStrings(ours, 'workflows', at).map((file) => this.#path(file)),
      file: this.#file,
      folder: this.#folder,
    };
  }

  #test(ours: JsonObject, owner: string): Settings['test'] {
    const test = this.#map(ours, 'test', owner, ['skip', 'vars', 'disable', 'include', 'exclude']);
    const at = pointer(owner, 'test');
    return {
      skip: this.#listOfStrings(test, 'skip', at),
      vars: this.#mapOfStrings(test, 'vars', at),
      disable: getArray(test, 'disable').map((entry, index) => this.#disabled(entry, pointer(at, 'disable', index))),
      include: this.#listOfStrings(test, 'include', at),
      exclude: this.#listOfStrings(test, 'exclude', at),
    };
  }

  #target(target: JsonObject, at: string): GenerateTarget {
    const style = this.#string(target, 'style', at);
    const templates = this.#string(target, 'templates', at);
    return {
      generator: this.#required(target, 'generator', at),
      output: this.#required(target, 'output', at),
      ...optional('style', style),
      ...optional('templates', this.#optionalPath(templates)),
    };
  }

  /** The style of hand-written pages. */
  #style(page: JsonObject, at: string): string {
    const style = this.#required(page, 'style', at);
    if (this.#styles === undefined || this.#styles.includes(style)) return style;
    const close = nearest(style, this.#styles);
    return this.#fail(
      pointer(at, 'style'),
      `There is no documentation style "${style}".`,
      close === undefined ? `Use one of ${this.#styles.join(', ')}.` : `Did you mean "${close}"?`,
    );
  }

  #waiver(waiver: JsonObject, at: string): Waiver {
    return {
      check: this.#required(waiver, 'check', at),
      at: this.#required(waiver, 'at', at),
      reason: this.#required(waiver, 'reason', at),
      location: this.#place(at),
    };
  }

  #disabled(entry: Json, at: string): string | Record<string, readonly string[]> {
    if (typeof entry === 'string') return entry;
    if (!isObject(entry))
      return this.#fail(
        at,
        'A disabled check must be the id of a check, or a map from such an id to a list of operations.',
      );
    return Object.fromEntries(Object.keys(entry).map((id) => [id, this.#listOfStrings(entry, id, at)]));
  }

  #list(owner: JsonObject, key: string, at: string, keys: readonly string[]): [JsonObject, string][] {
    const value = get(owner, key);
    if (value === undefined) return [];
    if (!isArray(value)) return this.#fail(pointer(at, key), `"${key}" must be a list.`);
    return value.map((item, index): [JsonObject, string] => {
      const place = pointer(at, key, index);
      if (!isObject(item))
        return this.#fail(place, `Each entry of "${key}" must be a map with the keys ${keys.join(', ')}.`);
      this.#known(item, keys, place);
      return [item, place];
    });
  }

  #map(owner: JsonObject, key: string, at: string, keys: readonly string[]): JsonObject {
    const value = get(owner, key);
    if (value === undefined) return {};
    if (!isObject(value)) return this.#fail(pointer(at, key), `"${key}" must be a map.`);
    this.#known(value, keys, pointer(at, key));
    return value;
  }

  #mapOfStrings(owner: JsonObject, key: string, at: string): Record<string, string> {
    const value = get(owner, key);
    if (value === undefined) return {};
    if (!isObject(value)) return this.#fail(pointer(at, key), `"${key}" must be a map.`);
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [
        name,
        typeof member === 'object'
          ? this.#fail(pointer(at, key, name), `"${name}" must be a string, a number or a boolean.`)
          : String(member),
      ]),
    );
  }

  #listOfStrings(owner: JsonObject, key: string, at: string): string[] {
    const value = get(owner, key);
    if (value === undefined) return [];
    if (!isArray(value) || value.some((item) => typeof item !== 'string'))
      return this.#fail(pointer(at, key), `"${key}" must be a list of strings.`);
    return value as string[];
  }

  #string(owner: JsonObject, key: string, at: string): string | undefined {
    const value = get(owner, key);
    if (value !== undefined && typeof value !== 'string') this.#fail(pointer(at, key), `"${key}" must be a string.`);
    return value as string | undefined;
  }

  #required(owner: JsonObject, key: string, at: string): string {
    return this.#string(owner, key, at) ?? this.#fail(at, `The required key "${key}" is missing.`);
  }

  #known(owner: JsonObject, keys: readonly string[], at: string): void {
    for (const key of Object.keys(owner)) {
      if (keys.includes(key)) continue;
      const close = nearest(key, keys);
      this.#fail(
        pointer(at, key),
        `Unknown key "${key}".`,
        close === undefined ? `Known keys: ${keys.join(', ')}.` : `Did you mean "${close}"?`,
      );
    }
  }

  #path(name: string): string {
    return resolveName(name, this.#folder);
  }

  #optionalPath(name: string | undefined): string | undefined {
    return name === undefined ? undefined : this.#path(name);
  }

  #place(at: string): SourceLocation {
    return this.#parsed.locate(at);
  }

  #fail(at: string, message: string, hint?: string): never {
    throw new UnusableInput(`${this.#parsed.file}: ${message}`, {
      location: this.#place(at),
      ...optional('hint', hint),
    });
  }
}
