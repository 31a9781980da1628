import { defineRule } from '../../change.js';
import { breaking, compatible, onCaller } from '../../effects.js';
import { operationRule } from '../../operations.js';

export const requestBodyAdded = defineRule({
  id: 'request-body-added',
  half: 'wire',
  kind: 'added',
  title: 'a request body where there was none',
  twin: 'request-body-removed',
  find: operationRule(({ old, new: fresh }) => {
    if (old.requestBody !== undefined || fresh.requestBody === undefined) return [];
    const effect = fresh.requestBody.required
      ? breaking('Calls without it are refused.')
      : compatible('Calls without it still work.');
    return [{ message: 'It takes a request body now.', ...onCaller(fresh, effect) }];
  }),
});
