/** The addresses that a run knows. */
import { matchPath, shapeOf, variablesOf } from '../plan/template.js';
import type { Vars } from '../plan/template.js';

/** How an address is known: the run created it, an answer contained it, the user or the contract gave it, or it is a guess. */
export type Provenance = 'own' | 'seen' | 'prefix' | 'given' | 'example' | 'guess';

/** Values for the variables of a path template, and how they are known. */
export interface Binding {
  readonly vars: Vars;
  readonly provenance: Provenance;
}

interface Entry {
  readonly values: readonly string[];
  readonly provenance: Provenance;
}

const ENTRIES_KEPT = 50;

/** The addresses that a run knows, by path template without the names of its variables. */
export class AddressPool {
  readonly #entries = new Map<string, Entry[]>();

  readonly #templates: readonly string[];

  constructor(templates: readonly string[]) {
    this.#templates = templates;
  }

  /** Adds a (percent-encoded) path below the base path; returns the template that it matches, if any. */
  addPath(path: string, provenance: Provenance): string | undefined {
    const template = this.templateOf(path);
    const vars = template === undefined ? undefined : matchPath(template, path);
    if (template !== undefined && vars !== undefined) this.add(template, vars, provenance);
    return template;
  }

  /** Adds an address and, with a weaker provenance, the addresses above it. */
  add(template: string, vars: Vars, provenance: Provenance): void {
    const values = variablesOf(template).map((name) => vars[name]!);
    this.#insert(shapeOf(template), { values, provenance });
    for (const prefix of prefixes(template)) {
      this.#insert(shapeOf(prefix), { values: values.slice(0, variablesOf(prefix).length), provenance: 'prefix' });
    }
  }

  /** Removes an address, as after its deletion, and everything below it. */
  remove(template: string, vars: Vars): void {
    const values = variablesOf(template).map((name) => vars[name]);
    for (const [key, list] of this.#entries) {
      if (!key.startsWith(shapeOf(template))) continue;
      this.#entries.set(
        key,
        list.filter((entry) => !values.every((value, index) => entry.values[index] === value)),
      );
    }
  }

  /** The template that matches a path best: literal segments take precedence over variables. */
  templateOf(path: string): string | undefined {
    return this.#templates
      .filter((template) => matchPath(template, path) !== undefined)
      .sort((a, b) => variablesOf(a).length - variablesOf(b).length)[0];
  }

  /** Known addresses of a template, those of the strongest provenance first. */
  known(template: string): Binding[] {
    const names = variablesOf(template);
    return (this.#entries.get(shapeOf(template)) ?? [])
      .map(({ values, provenance }) => ({
        vars: Object.fromEntries(names.map((name, index) => [name, values[index]!])),
        provenance,
      }))
      .sort((a, b) => ORDER.indexOf(a.provenance) - ORDER.indexOf(b.provenance));
  }

  /** The best known address of the longest part of a template that has one, under the variable names of the template. */
  nearest(template: string): Binding | undefined {
    for (const prefix of [template, ...prefixes(template)]) {
      const [best] = this.known(prefix);
      if (best === undefined) continue;
      const values = variablesOf(prefix).map((name) => best.vars[name]!);
      const names = variablesOf(template);
      return {
        vars: Object.fromEntries(values.map((value, index) => [names[index]!, value])),
        provenance: best.provenance,
      };
    }
    return undefined;
  }

  #insert(key: string, entry: Entry): void {
    const list = this.#entries.get(key) ?? [];
    const same = list.findIndex(({ values }) => values.every((value, index) => value === entry.values[index]));
    if (same >= 0) {
      if (ORDER.indexOf(entry.provenance) < ORDER.indexOf(list[same]!.provenance)) list[same] = entry;
    } else {
      if (list.length >= ENTRIES_KEPT && entry.provenance !== 'own') return;
      list.push(entry);
    }
    this.#entries.set(key, list);
  }
}

const ORDER: readonly Provenance[] = ['own', 'given', 'seen', 'example', 'prefix', 'guess'];

/** The templates above one that end in a variable, longest first. */
function prefixes(template: string): string[] {
  const segments = template.split('/');
  const found: string[] = [];
  for (let length = segments.length - 1; length > 1; length--) {
    if (segments[length - 1]!.includes('{')) found.push(segments.slice(0, length).join('/'));
  }
  return found;
}
