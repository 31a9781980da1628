/** Creates the state of a stateful mock: one store and one clock for every edition of the contract that it serves. */
import type { Contract } from '../../model/contract.js';
import { get } from '../../model/json.js';
import type { Json } from '../../model/json.js';
import type { SchemaJudges } from '../../validate/schema.js';
import { mockClock } from '../clock.js';
import type { MockState } from '../mock-state.js';
import type { OperationRequest } from '../operation-request.js';
import type { Limits, MockOptions } from '../options.js';
import type { LinkRewriter } from '../http/link-rewriter.js';
import type { Violation } from '../prism/answer.js';
import type { Responder } from '../prism/responder.js';
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
  call: OperationRequest,
  matched: MatchedPath,
) => Promise<StateResult | undefined>;

const METHODS: ReadonlyMap<string, MethodHandler> = new Map([
  ['GET', read],
  ['POST', post],
  ['PUT', put],
  ['PATCH', patch],
  ['DELETE', remove],
]);

/** Creates the stateful part of a mock; it has no repository before its first `use`. */
export function createStateEngine(options: MockOptions, limits: Limits, random: () => number): StateEngine {
  return new RepositoryEngine(options, limits, random);
}

class RepositoryEngine implements StateEngine {
  readonly state: MockState;
  readonly #options: MockOptions;
  readonly #random: () => number;
  readonly #clock = mockClock();
  readonly #store: Store;
  #dependencies: Dependencies | undefined;
  #lastAnswer: Promise<unknown> = Promise.resolve();

  constructor(options: MockOptions, limits: Limits, random: () => number) {
    this.#options = options;
    this.#random = random;
    this.#store = new Store(limits.resources);
    this.state = this.#mockState();
  }

  use(contract: Contract, responder: Responder, judges: SchemaJudges, links: LinkRewriter): void {
    const isFirst = this.#dependencies === undefined;
    const options = this.#options;
    const repository = new Repository(contract, links, this.#store, this.#clock);
    this.#dependencies = { contract, repository, responder, judges, options, random: this.#random };
    if (!isFirst) this.#store.reassignKinds(repository.kindOf);
    else if (options.initialState === undefined) this.#reset();
    else this.#restore(options.initialState);
  }

  tolerates({ route }: OperationRequest, { at: [location, name] }: Violation): boolean {
    const { plans, lifecycles } = this.#current().repository;
    if (location !== 'query' || lifecycles.paging?.lenient !== true) return false;
    const { parameters } = plans.of(route.template);
    const role = parameters.find(({ parameter }) => parameter.name.toLowerCase() === name)?.role;
    return role === 'page' || role === 'size' || role === 'offset';
  }

  answer(call: OperationRequest): Promise<StateResult | undefined> {
    const handle = METHODS.get(call.operation.method);
    if (handle === undefined) return Promise.resolve(undefined);
    const matched = {
      path: normalPath(call.path),
      plan: this.#current().repository.plans.of(call.route.template),
      variables: call.route.variables,
    };
    // Requests are handled one at a time, so that the repository does not change while a response is built.
    const answer = this.#lastAnswer.then(() => handle(this.#current(), call, matched));
    this.#lastAnswer = answer.catch(() => undefined);
    return answer;
  }

  #current(): Dependencies {
    if (this.#dependencies === undefined) throw new Error('The state has no contract yet.');
    return this.#dependencies;
  }

  #mockState(): MockState {
    return {
      clock: this.#clock,
      get: (path) => {
        const { repository } = this.#current();
        const resource = repository.resource(normalPath(path));
        return resource && repository.value(resource);
      },
      set: (path, value) => {
        if (value === undefined) this.#store.remove(normalPath(path));
        else this.#current().repository.put(normalPath(path), value);
      },
      save: () => ({ version: 1, now: this.#clock.now(), ...this.#store.save() }),
      load: (saved) => this.#restore(saved),
      reset: () => this.#reset(),
    };
  }

  #reset(): void {
    this.#store.clear();
    loadExamples(this.#current().contract, this.#current().repository);
  }

  #restore(saved: Json): void {
    this.#store.load(saved, this.#current().repository.kindOf);
    const now = get(saved, 'now');
    if (typeof now === 'number') this.#clock.set(now);
  }
}
