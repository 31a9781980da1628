import { defineRule } from '../../change.js';
import { compatible, onCaller } from '../../effects.js';
import { operationRule } from '../../operation-rule.js';

export const operationIdChanged = defineRule({
  id: 'operation-id-changed',
  half: 'wire',
  kind: 'changed',
  title: 'a changed operationId',
  twin: 'operation-id-changed',
  find: operationRule(({ old, new: fresh }) => {
    if (old.operationId === fresh.operationId) return [];
    const [before, after] = [old.operationId ?? 'none', fresh.operationId ?? 'none'];
    const effects = onCaller(fresh, compatible('Nothing changes on the wire, but generated code uses another name.'));
    return [{ message: `The operationId changed from ${before} to ${after}.`, before, after, ...effects }];
  }),
});
