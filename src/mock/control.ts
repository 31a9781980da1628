/** The control API below {@link MOCK_PATH}: state, clock and faults, for tests that drive a mock server over HTTP. */
import { UnusableInput } from '../finding.js';
import { getString, isArray, isObject } from '../model/json.js';
import type { Json, JsonObject } from '../model/json.js';
import { parseBody } from './http/body.js';
import type { MockRequest, MockResponse } from './http/exchange.js';
import { parseFaults } from './http/faults.js';
import type { Faults } from './http/faults.js';
import { MOCK_PATH } from './hydra/documents.js';
import type { Clock, MockState } from './mock-state.js';

/** Returns undefined for a path that the control API does not have. */
export type ControlApi = (request: MockRequest) => MockResponse | undefined;

type MethodHandlers = Readonly<Record<string, (body: Json | undefined) => Json | undefined>>;

/** The control API. It lists the documents that are served, too. State and clock exist only in a stateful mock. */
export function controlApi(
  state: MockState | undefined,
  setFaults: (faults: readonly Faults[] | undefined) => void,
  documents: readonly string[],
): ControlApi {
  const resources = new Map<string, MethodHandlers>([['/faults', faultsResource(setFaults)]]);
  if (state !== undefined) {
    resources.set('/state', stateResource(state));
    resources.set('/clock', clockResource(state.clock));
  }
  resources.set('/', {
    GET: () => ({ paths: [...documents, ...[...resources.keys()].map((path) => MOCK_PATH + path)] }),
  });
  return (request) => {
    const resource = resources.get(request.path.slice(MOCK_PATH.length) || '/');
    return resource && run(resource, request);
  };
}

function run(resource: MethodHandlers, request: MockRequest): MockResponse {
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const allow = [...Object.keys(resource), 'OPTIONS'].join(', ');
  const act = Object.hasOwn(resource, method) ? resource[method] : undefined;
  if (act === undefined) return { status: method === 'OPTIONS' ? 204 : 405, headers: { allow } };
  const body = parseBody(request);
  if (body.kind === 'wrong') throw new UnusableInput(body.detail);
  const result = act(body.kind === 'none' ? undefined : body.value);
  return result === undefined
    ? { status: 204, headers: {} }
    : { status: 200, headers: {}, mediaType: 'application/json', body: result };
}

/** PUT `["latency=200", "getBatch: status=503"]` sets the faults; DELETE restores those of the start. */
function faultsResource(set: (faults: readonly Faults[] | undefined) => void): MethodHandlers {
  return {
    PUT: (body) => {
      if (!isArray(body)) throw new UnusableInput('The faults must be a JSON array of strings.');
      set(body.map((text) => parseFaults(String(text))));
      return undefined;
    },
    DELETE: () => {
      set(undefined);
      return undefined;
    },
  };
}

/** GET returns the state, PUT replaces it, DELETE resets it to the contract's examples. */
function stateResource(state: MockState): MethodHandlers {
  return {
    GET: () => state.save(),
    PUT: (body) => {
      state.load(body ?? null);
      return undefined;
    },
    DELETE: () => {
      state.reset();
      return undefined;
    },
  };
}

/** GET returns the time; PATCH `{ "now"?: date-time, "advance"?: seconds, "speed"?: factor }` changes it. */
function clockResource(clock: Clock): MethodHandlers {
  const time = (): JsonObject => ({ now: new Date(clock.now()).toISOString() });
  return {
    GET: time,
    PATCH: (body) => {
      if (!isObject(body))
        throw new UnusableInput(
          'The clock must be an object: {"now": date-time, "advance": seconds, "speed": factor}.',
        );
      const unknown = Object.keys(body).find((key) => !['now', 'advance', 'speed'].includes(key));
      if (unknown !== undefined)
        throw new UnusableInput(`The clock has no member "${unknown}"; it has now, advance and speed.`);
      // Every value is checked before the clock is changed.
      const now = body['now'] === undefined ? clock.now() : timeOf(getString(body, 'now') ?? '');
      const advance = body['advance'] === undefined ? 0 : numberOf(body['advance'], 'advance', MAX_ADVANCE);
      const speed = body['speed'] === undefined ? undefined : numberOf(body['speed'], 'speed', MAX_SPEED);
      clock.set(now);
      clock.advance(advance * 1000);
      if (speed !== undefined) clock.speed(speed);
      return time();
    },
  };
}

function timeOf(text: string): number {
  const time = Date.parse(text);
  if (Number.isNaN(time))
    throw new UnusableInput(`"${text}" is not a valid date-time.`, {
      hint: 'Use RFC 3339, such as 2026-01-31T12:00:00Z.',
    });
  return time;
}

/** A thousand years, in seconds. */
const MAX_ADVANCE = 1000 * 366 * 86_400;
/** A thousand years in a day. */
const MAX_SPEED = 366_000;

function numberOf(value: Json, name: string, maximum: number): number {
  if (typeof value !== 'number' || value < 0 || value > maximum)
    throw new UnusableInput(`"${name}" must be a number from 0 to ${maximum}.`);
  return value;
}
