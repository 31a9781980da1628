/** The context documents of a contract, and the contexts that they refer to. */
import type { Context, Contract } from '../../model/contract.js';
import { listOf } from '../../model/json.js';
import { members } from './raw.js';

/** The context documents that belong to the contract, each once. Those that are part of this project have no file. */
export function ownContexts({ contexts }: Contract): Context[] {
  const own = [...contexts.values()].filter(({ file }) => file !== undefined);
  return own.filter((context, index) => own.findIndex(({ file }) => file === context.file) === index);
}

/** A reference in a context document to a context that is not part of the contract. */
export interface UnknownContext {
  readonly context: Context;
  readonly iri: string;
  /** Pointer of the reference in the context document. */
  readonly pointer: string;
}

/** The references in the contract's contexts to contexts that are not part of the contract. */
export function unknownContexts(contract: Contract): UnknownContext[] {
  return ownContexts(contract).flatMap((context) =>
    [...members(context.document)].flatMap(({ key, value, pointer: at }) => {
      const names = key === '@context' || key === '@import' ? listOf(value) : [];
      return names
        .filter((name): name is string => typeof name === 'string' && !contract.contexts.has(name))
        .map((iri) => ({ context, iri, pointer: at }));
    }),
  );
}

const stubbed = new WeakMap<Contract, ReadonlyMap<string, Context>>();

/** The contexts, with an empty one instead of each unknown one: a single gap must not hide everything else. */
export function contextsWithStubs(contract: Contract): ReadonlyMap<string, Context> {
  const known = stubbed.get(contract);
  if (known !== undefined) return known;
  const stubs = unknownContexts(contract).map(({ iri }) => [iri, stub(iri)] as const);
  const contexts = stubs.length === 0 ? contract.contexts : new Map([...contract.contexts, ...stubs]);
  stubbed.set(contract, contexts);
  return contexts;
}

function stub(iri: string): Context {
  return { iri, document: { '@context': {} }, locate: () => undefined };
}
