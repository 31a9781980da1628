/** A shipped contract that mutations are applied to. */
import { loadContract } from '../../../src/load/load.js';
import { buildContract } from '../../../src/model/build.js';
import type { Context, Contract } from '../../../src/model/contract.js';
import type { JsonObject } from '../../../src/model/json.js';
import { expand } from '../../../src/validate/jsonld.js';
import { runChecks } from '../../../src/check/run.js';
import type { Finding } from '../../../src/finding.js';
import type { Half, Mutable, Mutation } from './operator.js';

/** A shipped contract that can be rebuilt from changed documents without reading files. */
export class ContractUnderTest {
  readonly contract: Contract;

  private constructor(contract: Contract) {
    this.contract = contract;
  }

  static async load(name: string): Promise<ContractUnderTest> {
    return new ContractUnderTest((await loadContract(name)).contract);
  }

  /** The document of a half. The context is the one that the bodies of the contract use. */
  document(half: Half): JsonObject {
    if (half === 'openapi') return this.contract.openapi.document;
    return half === 'vocabulary' ? this.contract.hydra.document : this.#ownContext().document;
  }

  /** The findings of the first check that has any. */
  async check(half: Half, mutation: Mutation, ids: readonly string[]): Promise<Finding[]> {
    const document = structuredClone(this.document(half)) as Mutable;
    mutation.apply(document);
    const contract = await this.#rebuild(half, document);
    for (const id of ids) {
      const found = await runChecks({ contract, pages: [] }, { only: [id] });
      if (found.length > 0) return found;
    }
    return [];
  }

  async #rebuild(half: Half, document: JsonObject): Promise<Contract> {
    const { contract } = this;
    const own = this.#ownContext();
    const contexts =
      half === 'context'
        ? new Map(
            [...contract.contexts].map(([iri, context]) => [
              iri,
              context.file === own.file ? { ...context, document } : context,
            ]),
          )
        : contract.contexts;
    const vocabulary = half === 'vocabulary' ? document : contract.hydra.document;
    const expanded =
      half === 'openapi'
        ? contract.hydra.expanded
        : (await expand(vocabulary, { contexts, base: 'https://dlcs.io/vocab', positions: true })).nodes;
    const description = half === 'openapi' ? document : contract.openapi.document;
    return buildContract({
      name: contract.name,
      openapi: { document: structuredClone(description), locate: contract.openapi.locate },
      hydra: { document: vocabulary, expanded, locate: (at) => contract.hydra.locate(at) },
      contexts,
      settings: contract.settings,
      sources:
        half === 'openapi'
          ? contract.sources.map((source) =>
              source.file === contract.openapi.locate('#').file
                ? { ...source, text: JSON.stringify(document) }
                : source,
            )
          : contract.sources,
    });
  }

  #ownContext(): Context {
    const [context] = [...this.contract.contexts.values()].filter(({ file }) => file !== undefined);
    if (context === undefined) throw new Error(`${this.contract.name} does not have its own context`);
    return context;
  }
}
