import { defineRule } from '../../change.js';
import { breaking, compatible, onCaller } from '../../effects.js';
import { compactIris, hydraOperationRule } from '../../terms.js';

export const hydraOperationReturnsChanged = defineRule({
  id: 'hydra-operation-returns-changed',
  half: 'meaning',
  kind: 'changed',
  title: 'an operation that returns something else',
  twin: 'hydra-operation-returns-changed',
  find: hydraOperationRule(({ old, new: fresh }, { old: was, new: is }) => {
    const [before, after] = [compactIris(old.returns, was), compactIris(fresh.returns, is)];
    if (before === after) return [];
    const effect =
      before === 'nothing'
        ? compatible('It was left open what is returned.')
        : breaking('Clients get something else than they look for.');
    return [{ message: `It returned ${before}, it returns ${after}.`, before, after, ...onCaller(fresh, effect) }];
  }),
});
