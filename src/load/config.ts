/** `redocly.yaml`: Redocly's file, with our one key under each API (DESIGN: Configuration). */
import { access } from 'node:fs/promises';
import path from 'node:path';
import { UnusableInput } from '../finding.js';
import type { SourceLocation } from '../finding.js';
import type { GenerateTarget, Settings, Waiver } from '../model/contract.js';
import { get, getArray, getObject, getString, isArray, isObject, pointer } from '../model/json.js';
import type { Json, JsonObject } from '../model/json.js';
import { nearest } from '../model/nearest.js';
import { parseText } from './parse.js';
import type { ParsedDocument } from './parse.js';
import type { Files } from './files.js';

/** The extension key under an API. */
export const KEY = 'x-hydra-contract';

export interface ApiConfig {
  readonly name: string;
  /** Absolute path of the entry document, or its URL. */
  readonly root?: string;
  /** Absolute path or URL of the ApiDocumentation. */
  readonly vocabulary?: string;
  /** Context IRI → absolute path or URL. */
  readonly contexts: ReadonlyMap<string, string>;
  readonly settings: Settings;
}

export interface Config {
  /** Absolute path of the file. */
  readonly file: string;
  readonly folder: string;
  readonly apis: readonly ApiConfig[];
}

/** The settings of a contract that no configuration names. */
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

/** `redocly.yaml` in a folder or above it, if there is one. */
export async function findConfig(folder: string): Promise<string | undefined> {
  for (let at = folder; ; at = path.dirname(at)) {
    for (const name of ['redocly.yaml', 'redocly.yml', '.redocly.yaml', '.redocly.yml']) {
      const file = path.join(at, name);
      const there = await access(file).then(
        () => true,
        () => false,
      );
      if (there) return file;
    }
    if (path.dirname(at) === at) return undefined;
  }
}

/**
 * Reads the configuration.
 * @throws {UnusableInput} for an unknown key or a wrong value under our own key, with line and the nearest known key
 */
export async function readConfig(file: string, files: Files, styles?: readonly string[]): Promise<Config> {
  files.allow(file);
  const parsed = parseText(files.display(file), await files.text(file));
  return { file, folder: path.dirname(file), apis: new ConfigReader(file, parsed, styles).apis() };
}

const RULE_SETS = ['rules', 'oas3_0Rules', 'oas3_1Rules', 'oas3_2Rules'] as const;

/** Redocly's own keys for an API: those at the root of the file, those of the API over them. Nothing where there are none. */
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
    if (apis !== undefined && !isObject(apis)) this.#fail('#/apis', '"apis" must be a map of API names.');
    return Object.entries(getObject(this.#parsed.value, 'apis')).map(([name, api]) =>
      this.#api(name, api as Json, pointer('#/apis', name)),
    );
  }

  #api(name: string, api: Json, at: string): ApiConfig {
    if (!isObject(api)) return this.#fail(at, `The API ${name} must be a map with "root".`);
    const own = get(api, KEY);
    if (own !== undefined && !isObject(own)) this.#fail(pointer(at, KEY), `"${KEY}" must be a map.`);
    const ours = getObject(api, KEY);
    const place = pointer(at, KEY);
    this.#known(ours, ['vocabulary', 'contexts', 'generate', 'pages', 'waivers', 'test', 'mock', 'workflows'], place);
    const root = getString(api, 'root');
    const vocabulary = this.#string(ours, 'vocabulary', place);
    if (root === undefined && vocabulary === undefined)
      this.#fail(at, `The API ${name} names neither a "root" (its OpenAPI Description) nor a "vocabulary".`);
    return {
      name,
      ...(root === undefined ? {} : { root: this.#path(root) }),
      ...(vocabulary === undefined ? {} : { vocabulary: this.#path(vocabulary) }),
      contexts: new Map(
        Object.entries(this.#strings(ours, 'contexts', place)).map(([iri, target]) => [iri, this.#path(target)]),
      ),
      settings: { ...this.#settings(ours, place), ...lintKeys(this.#parsed.value, api) },
    };
  }

  #settings(ours: JsonObject, at: string): Settings {
    const test = this.#map(ours, 'test', at, ['skip', 'vars', 'disable', 'include', 'exclude']);
    const mock = this.#map(ours, 'mock', at, ['handlers']);
    const testAt = pointer(at, 'test');
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
      test: {
        skip: this.#words(test, 'skip', testAt),
        vars: this.#strings(test, 'vars', testAt),
        disable: getArray(test, 'disable').map((entry, index) =>
          this.#disabled(entry, pointer(testAt, 'disable', index)),
        ),
        include: this.#words(test, 'include', testAt),
        exclude: this.#words(test, 'exclude', testAt),
      },
      mock: handlers === undefined ? {} : { handlers: this.#path(handlers) },
      workflows: this.#words(ours, 'workflows', at).map((file) => this.#path(file)),
      file: this.#file,
      folder: this.#folder,
    };
  }

  #target(target: JsonObject, at: string): GenerateTarget {
    const style = this.#string(target, 'style', at);
    const templates = this.#string(target, 'templates', at);
    return {
      generator: this.#required(target, 'generator', at),
      output: this.#required(target, 'output', at),
      ...(style === undefined ? {} : { style }),
      ...(templates === undefined ? {} : { templates: this.#path(templates) }),
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
    if (!isObject(entry)) return this.#fail(at, 'A disabled check is its id, or a map from its id to operations.');
    return Object.fromEntries(Object.keys(entry).map((id) => [id, this.#words(entry, id, at)]));
  }

  #list(owner: JsonObject, key: string, at: string, keys: readonly string[]): [JsonObject, string][] {
    const value = get(owner, key);
    if (value === undefined) return [];
    if (!isArray(value)) return this.#fail(pointer(at, key), `"${key}" must be a list.`);
    return value.map((item, index): [JsonObject, string] => {
      const place = pointer(at, key, index);
      if (!isObject(item)) return this.#fail(place, `Each entry of "${key}" must be a map with ${keys.join(', ')}.`);
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

  #strings(owner: JsonObject, key: string, at: string): Record<string, string> {
    const value = get(owner, key);
    if (value === undefined) return {};
    if (!isObject(value)) return this.#fail(pointer(at, key), `"${key}" must be a map.`);
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [
        name,
        typeof member === 'object' ? this.#fail(pointer(at, key, name), `"${name}" must be a word.`) : String(member),
      ]),
    );
  }

  #words(owner: JsonObject, key: string, at: string): string[] {
    const value = get(owner, key);
    if (value === undefined) return [];
    if (!isArray(value) || value.some((item) => typeof item !== 'string'))
      return this.#fail(pointer(at, key), `"${key}" must be a list of words.`);
    return value as string[];
  }

  #string(owner: JsonObject, key: string, at: string): string | undefined {
    const value = get(owner, key);
    if (value !== undefined && typeof value !== 'string') this.#fail(pointer(at, key), `"${key}" must be a word.`);
    return value as string | undefined;
  }

  #required(owner: JsonObject, key: string, at: string): string {
    return this.#string(owner, key, at) ?? this.#fail(at, `"${key}" is missing here.`);
  }

  #known(owner: JsonObject, keys: readonly string[], at: string): void {
    for (const key of Object.keys(owner)) {
      if (keys.includes(key)) continue;
      const close = nearest(key, keys);
      this.#fail(
        pointer(at, key),
        `Unknown key "${key}".`,
        close === undefined ? `Known here: ${keys.join(', ')}.` : `Did you mean "${close}"?`,
      );
    }
  }

  #path(name: string): string {
    return /^https?:/i.test(name) ? name : path.resolve(this.#folder, name);
  }

  #place(at: string): SourceLocation {
    return this.#parsed.locate(at);
  }

  #fail(at: string, message: string, hint?: string): never {
    throw new UnusableInput(`${this.#parsed.file}: ${message}`, {
      location: this.#place(at),
      ...(hint === undefined ? {} : { hint }),
    });
  }
}
