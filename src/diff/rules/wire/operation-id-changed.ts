import { defineRule } from '../../change.js';
import { compatible, onCaller } from '../../effects.js';
import { operationRule } from '../../operations.js';

export const operationIdChanged = defineRule({
  id: 'operation-id-changed',
  half: 'wire',
  kind: 'changed',
  title: 'another operationId',
  twin: 'operation-id-changed',
  find: operationRule(({ old, new: fresh }) => {
    if (old.operationId === fresh.operationId) return [];
    const [before, after] = [old.operationId ?? 'none', fresh.operationId ?? 'none'];
    const effects = onCaller(
      fresh,
      compatible('Nothing changes on the wire; code that was generated from it gets another name.'),
    );
    return [{ message: `The operationId was ${before}, it is ${after}.`, before, after, ...effects }];
  }),
});
