import { defineRule } from '../../change.js';
import { breaking, compatible, onCaller } from '../../effects.js';
import { compactIris, hydraOperationRule } from '../../terms.js';

export const hydraOperationExpectsChanged = defineRule({
  id: 'hydra-operation-expects-changed',
  half: 'meaning',
  kind: 'changed',
  title: 'an operation that expects something else',
  twin: 'hydra-operation-expects-changed',
  find: hydraOperationRule(({ old, new: fresh }, { old: was, new: is }) => {
    const [before, after] = [compactIris(old.expects, was), compactIris(fresh.expects, is)];
    if (before === after) return [];
    const effect =
      after === 'nothing'
        ? compatible('Nothing has to be sent any more.')
        : breaking('What was sent so far is not what is expected.');
    return [{ message: `It expected ${before}, it expects ${after}.`, before, after, ...onCaller(fresh, effect) }];
  }),
});
