import { defineRule } from '../../change.js';
import { breaking, compatible, onCaller } from '../../effects.js';
import { compactIris, hydraOperationRule } from '../../terms.js';

export const hydraOperationTypesChanged = defineRule({
  id: 'hydra-operation-types-changed',
  half: 'meaning',
  kind: 'changed',
  title: 'an operation of another action type',
  twin: 'hydra-operation-types-changed',
  find: hydraOperationRule(({ old, new: fresh }, { old: was, new: is }) => {
    const [before, after] = [compactIris(old.types, was), compactIris(fresh.types, is)];
    if (before === after) return [];
    const effect = breaking('Clients that choose operations by what they do no longer find it.');
    return [
      {
        message: `Its type was ${before}, it is ${after}.`,
        before,
        after,
        ...onCaller(fresh, before === 'nothing' ? compatible('It had no type.') : effect),
      },
    ];
  }),
});
