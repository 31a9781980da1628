import { defineRule } from '../../change.js';
import { breaking, compatible, onCaller } from '../../effects.js';
import { operationRule } from '../../operation-rule.js';

export const requestBodyAdded = defineRule({
  id: 'request-body-added',
  half: 'wire',
  kind: 'added',
  title: 'an added request body',
  twin: 'request-body-removed',
  find: operationRule(({ old, new: fresh }) => {
    if (old.requestBody !== undefined || fresh.requestBody === undefined) return [];
    const effect = fresh.requestBody.required
      ? breaking('Calls without it are rejected.')
      : compatible('Calls without it still work.');
    return [{ message: 'A request body was added.', ...onCaller(fresh, effect) }];
  }),
});
