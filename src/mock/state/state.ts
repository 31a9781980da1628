/** The stateful mock: one memory and clock for as long as the server runs, whatever edition of the contract it serves. */
import { get } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import { mockClock } from '../clock.js';
import type { MockState } from '../mock-state.js';
import type { Limits, MockOptions } from '../options.js';
import { read } from './read.js';
import type { Scene } from './scene.js';
import { seed } from './seed.js';
import { Store } from './store.js';
import type { Outcome, Stateful } from './stateful.js';
import { normalPath } from './templates.js';
import { World } from './world.js';
import type { Spot } from './world.js';
import { patch, post, put, remove } from './write.js';

type Verb = (scene: Scene, call: Parameters<Stateful['answer']>[0], spot: Spot) => Promise<Outcome | undefined>;

const VERBS: ReadonlyMap<string, Verb> = new Map([
  ['GET', read],
  ['POST', post],
  ['PUT', put],
  ['PATCH', patch],
  ['DELETE', remove],
]);

/** Makes the stateful part of a mock; it has no world before its first `use`. */
export function createStateful(options: MockOptions, limits: Limits, random: () => number): Stateful {
  const clock = mockClock();
  const store = new Store(limits.things);
  let scene: Scene | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  const current = (): Scene => {
    if (scene === undefined) throw new Error('The state has no contract yet.');
    return scene;
  };
  const reset = (): void => {
    store.clear();
    seed(current().contract, current().world);
  };
  return {
    memory: memory(store, clock, current, reset),
    use: (contract, responder, judges, links) => {
      const isFirst = scene === undefined;
      const world = new World(contract, links, store, clock);
      scene = { contract, world, responder, judges, options, random };
      if (!isFirst) store.sort(world.kindOf);
      else if (options.initialState === undefined) reset();
      else restore(options.initialState, store, clock, world);
    },
    forgives: (call, { at }) => {
      const { world } = current();
      const role = world.plan
        .place(call.match.template)
        .parameters.find(({ parameter }) => parameter.name.toLowerCase() === at[1])?.role;
      return (
        at[0] === 'query' &&
        world.lives.paging?.lenient === true &&
        (role === 'page' || role === 'size' || role === 'offset')
      );
    },
    answer: (call) => {
      const verb = VERBS.get(call.operation.method);
      if (verb === undefined) return Promise.resolve(undefined);
      const { world } = current();
      const spot = {
        path: normalPath(call.path),
        place: world.plan.place(call.match.template),
        variables: call.match.variables,
      };
      // One request at a time looks at the world: what it sees does not change under its hands.
      const answer = turn.then(() => verb(current(), call, spot));
      turn = answer.catch(() => undefined);
      return answer;
    },
  };
}

function memory(store: Store, clock: MockState['clock'], scene: () => Scene, reset: () => void): MockState {
  return {
    clock,
    get: (path) => {
      const { world } = scene();
      const thing = world.thing(normalPath(path));
      return thing && world.value(thing);
    },
    set: (path, value) => {
      if (value === undefined) store.remove(normalPath(path));
      else scene().world.put(normalPath(path), value);
    },
    save: () => ({ version: 1, now: clock.now(), ...store.save() }),
    load: (saved) => restore(saved, store, clock, scene().world),
    reset,
  };
}

function restore(saved: Json, store: Store, clock: MockState['clock'], world: World): void {
  store.load(saved as JsonObject, world.kindOf);
  const now = get(saved, 'now');
  if (typeof now === 'number') clock.set(now);
}
