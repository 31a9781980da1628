/** Validation by hand, independent of the code under test. */
import { Refusal } from './server.js';

/** A JSON object. */
export type Body = Record<string, unknown>;

/** Rules that refuse invalid values with a status. */
export class Rules {
  /** @param status the status with which a value that violates a rule is refused */
  constructor(readonly status: number) {}

  refuse(detail: string): never {
    throw new Refusal(this.status, detail);
  }

  object(value: unknown): Body {
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Body)
      : this.refuse('The value is not an object.');
  }

  /** An object with no members but these. */
  closed(value: unknown, names: readonly string[]): Body {
    const body = this.object(value);
    for (const name of Object.keys(body)) if (!names.includes(name)) this.refuse(`${name} is unknown.`);
    return body;
  }

  required(body: Body, ...names: readonly string[]): void {
    for (const name of names) if (!Object.hasOwn(body, name)) this.refuse(`${name} is missing.`);
  }

  /** Judges a member if it is present. */
  member(body: Body, name: string, judge: (value: unknown, name: string) => void): void {
    if (Object.hasOwn(body, name)) judge(body[name], name);
  }

  readonly text =
    (least = 0, most = Infinity) =>
    (value: unknown, name: string): void => {
      if (typeof value !== 'string') this.refuse(`${name} is not a string.`);
      const { length } = [...value];
      if (length < least || length > most) this.refuse(`${name} is too short or too long.`);
    };

  readonly like =
    (pattern: RegExp) =>
    (value: unknown, name: string): void => {
      if (typeof value !== 'string' || !pattern.test(value)) this.refuse(`${name} is malformed.`);
    };

  readonly number =
    (least: number, most: number, step?: number) =>
    (value: unknown, name: string): void => {
      if (
        typeof value !== 'number' ||
        value < least ||
        value > most ||
        (step !== undefined && !Number.isInteger(value / step))
      )
        this.refuse(`${name} is out of range.`);
    };

  readonly oneOf =
    (...values: readonly unknown[]) =>
    (value: unknown, name: string): void => {
      if (!values.includes(value)) this.refuse(`${name} is not one of ${values.join(', ')}.`);
    };

  readonly nullable =
    (judge: (value: unknown, name: string) => void) =>
    (value: unknown, name: string): void => {
      if (value !== null) judge(value, name);
    };

  readonly array =
    (least: number, most: number, judge: (value: unknown, name: string) => void) =>
    (value: unknown, name: string): void => {
      if (!Array.isArray(value) || value.length < least || value.length > most)
        this.refuse(`${name} has too few or too many entries.`);
      for (const entry of value) judge(entry, `an entry of ${name}`);
    };

  readonly date = (value: unknown, name: string): void => {
    if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value) || !isDay(value))
      this.refuse(`${name} is not a date.`);
  };

  readonly dateTime = (value: unknown, name: string): void => {
    if (
      typeof value !== 'string' ||
      !DATE_TIME.test(value) ||
      !isDay(value.slice(0, 10)) ||
      Number.isNaN(Date.parse(value.replace(/:60(?=[.Z+-])/, ':59')))
    )
      this.refuse(`${name} is not a date-time.`);
  };
}

/** RFC 3339 §5.6. */
const DATE_TIME = /^\d{4}-\d\d-\d\d[Tt]([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
export const EMAIL =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i;
export const URI = /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i;

function isDay(text: string): boolean {
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** A copy without some members. */
export function omit(body: Body, ...names: readonly string[]): Body {
  return Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name)));
}
