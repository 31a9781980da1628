import { defineRule } from '../../change.js';
import { breaking, onCaller } from '../../effects.js';
import { operationRule } from '../../operations.js';
import { templateKey } from '../../../model/join.js';

export const operationMoved = defineRule({
  id: 'operation-moved',
  half: 'wire',
  kind: 'changed',
  title: 'an operation at another place, known by its operationId',
  twin: 'operation-moved',
  find: operationRule(({ old, new: fresh }) => {
    if (old.method === fresh.method && templateKey(old.path) === templateKey(fresh.path)) return [];
    const [before, after] = [`${old.method} ${old.path}`, `${fresh.method} ${fresh.path}`];
    const effects = onCaller(
      fresh,
      breaking('Calls at the earlier place fail; clients that follow links are led to the new one.'),
    );
    return [{ message: `${before} has moved to ${after}.`, before, after, ...effects }];
  }),
});
