import { defineRule } from '../../change.js';
import { breaking, compatible, onCaller } from '../../effects.js';
import { compactIris, hydraOperationRule } from '../../terms.js';

export const hydraOperationExpectsChanged = defineRule({
  id: 'hydra-operation-expects-changed',
  half: 'meaning',
  kind: 'changed',
  title: 'a changed class that an operation expects',
  twin: 'hydra-operation-expects-changed',
  find: hydraOperationRule(({ old, new: fresh }, { old: was, new: is }) => {
    const [before, after] = [compactIris(old.expects, was), compactIris(fresh.expects, is)];
    if (before === after) return [];
    const effect =
      after === 'nothing'
        ? compatible('Clients no longer have to send anything.')
        : breaking('What clients send is no longer what is expected.');
    return [
      { message: `The expected class changed from ${before} to ${after}.`, before, after, ...onCaller(fresh, effect) },
    ];
  }),
});
