import { defineRule } from '../../change.js';
import { breaking, compatible, onCaller } from '../../effects.js';
import { compactIris, hydraOperationRule } from '../../terms.js';

export const hydraOperationReturnsChanged = defineRule({
  id: 'hydra-operation-returns-changed',
  half: 'meaning',
  kind: 'changed',
  title: 'a changed class that an operation returns',
  twin: 'hydra-operation-returns-changed',
  find: hydraOperationRule(({ old, new: fresh }, { old: was, new: is }) => {
    const [before, after] = [compactIris(old.returns, was), compactIris(fresh.returns, is)];
    if (before === after) return [];
    const effect =
      before === 'nothing'
        ? compatible('The earlier edition does not state what is returned.')
        : breaking('Clients receive something other than they expect.');
    return [
      { message: `The returned class changed from ${before} to ${after}.`, before, after, ...onCaller(fresh, effect) },
    ];
  }),
});
