import { defineRule } from '../../change.js';
import { breaking, compatible, onCaller } from '../../effects.js';
import { compactIris, hydraOperationRule } from '../../terms.js';

export const hydraOperationTypesChanged = defineRule({
  id: 'hydra-operation-types-changed',
  half: 'meaning',
  kind: 'changed',
  title: 'a changed type of an operation',
  twin: 'hydra-operation-types-changed',
  find: hydraOperationRule(({ old, new: fresh }, { old: was, new: is }) => {
    const [before, after] = [compactIris(old.types, was), compactIris(fresh.types, is)];
    if (before === after) return [];
    const effect = breaking('Clients that select operations by type no longer find it.');
    return [
      {
        message: `The type of the operation changed from ${before} to ${after}.`,
        before,
        after,
        ...onCaller(fresh, before === 'nothing' ? compatible('The operation had no type before.') : effect),
      },
    ];
  }),
});
