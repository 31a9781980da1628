/** The stateful mock: one memory and clock for as long as the server runs, whatever edition of the contract it serves. */
import { get } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import { mockClock } from '../clock.js';
import type { MockState } from '../mock-state.js';
import type { Limits, MockOptions } from '../options.js';
import { read } from './read.js';
import type { Dependencies } from './responses.js';
import { loadExamples } from './initial-state.js';
import { Store } from './store.js';
import type { StateResult, StateEngine } from './engine.js';
import { normalPath } from '../http/path-template.js';
import { Repository } from './repository.js';
import type { MatchedPath } from './repository.js';
import { patch, post, put, remove } from './write.js';

type MethodHandler = (
  deps: Dependencies,
  call: Parameters<StateEngine['answer']>[0],
  matched: MatchedPath,
) => Promise<StateResult | undefined>;

const METHODS: ReadonlyMap<string, MethodHandler> = new Map([
  ['GET', read],
  ['POST', post],
  ['PUT', put],
  ['PATCH', patch],
  ['DELETE', remove],
]);

/** Makes the stateful part of a mock; it has no repository before its first `use`. */
export function createStateEngine(options: MockOptions, limits: Limits, random: () => number): StateEngine {
  const clock = mockClock();
  const store = new Store(limits.things);
  let deps: Dependencies | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  const current = (): Dependencies => {
    if (deps === undefined) throw new Error('The state has no contract yet.');
    return deps;
  };
  const reset = (): void => {
    store.clear();
    loadExamples(current().contract, current().repository);
  };
  return {
    state: stateOf(store, clock, current, reset),
    use: (contract, responder, judges, links) => {
      const isFirst = deps === undefined;
      const repository = new Repository(contract, links, store, clock);
      deps = { contract, repository, responder, judges, options, random };
      if (!isFirst) store.reassignKinds(repository.kindOf);
      else if (options.initialState === undefined) reset();
      else restore(options.initialState, store, clock, repository);
    },
    tolerates: (call, { at }) => {
      const { repository } = current();
      const role = repository.plans
        .of(call.route.template)
        .parameters.find(({ parameter }) => parameter.name.toLowerCase() === at[1])?.role;
      return (
        at[0] === 'query' &&
        repository.lifecycles.paging?.lenient === true &&
        (role === 'page' || role === 'size' || role === 'offset')
      );
    },
    answer: (call) => {
      const verb = METHODS.get(call.operation.method);
      if (verb === undefined) return Promise.resolve(undefined);
      const { repository } = current();
      const matched = {
        path: normalPath(call.path),
        plan: repository.plans.of(call.route.template),
        variables: call.route.variables,
      };
      // One request at a time looks at the repository: what it sees does not change under its hands.
      const answer = turn.then(() => verb(current(), call, matched));
      turn = answer.catch(() => undefined);
      return answer;
    },
  };
}

function stateOf(store: Store, clock: MockState['clock'], deps: () => Dependencies, reset: () => void): MockState {
  return {
    clock,
    get: (path) => {
      const { repository } = deps();
      const resource = repository.resource(normalPath(path));
      return resource && repository.value(resource);
    },
    set: (path, value) => {
      if (value === undefined) store.remove(normalPath(path));
      else deps().repository.put(normalPath(path), value);
    },
    save: () => ({ version: 1, now: clock.now(), ...store.save() }),
    load: (saved) => restore(saved, store, clock, deps().repository),
    reset,
  };
}

function restore(saved: Json, store: Store, clock: MockState['clock'], repository: Repository): void {
  store.load(saved as JsonObject, repository.kindOf);
  const now = get(saved, 'now');
  if (typeof now === 'number') clock.set(now);
}
