import { defineRule } from '../../change.js';
import { breaking, onCaller } from '../../effects.js';
import { operationName } from '../../operation-parts.js';
import { operationRule } from '../../operation-rule.js';
import { templateKey } from '../../../model/join.js';

export const operationMoved = defineRule({
  id: 'operation-moved',
  half: 'wire',
  kind: 'changed',
  title: 'an operation that moved to another method or path, identified by its operationId',
  twin: 'operation-moved',
  find: operationRule(({ old, new: fresh }) => {
    if (old.method === fresh.method && templateKey(old.path) === templateKey(fresh.path)) return [];
    const [before, after] = [operationName(old), operationName(fresh)];
    const effects = onCaller(
      fresh,
      breaking('Calls to the old address fail; clients that follow links find the new one.'),
    );
    return [{ message: `The operation ${before} moved to ${after}.`, before, after, ...effects }];
  }),
});
