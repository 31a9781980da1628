import { defineRule } from '../../change.js';
import { breaking, onCaller } from '../../effects.js';
import { operationRule } from '../../operation-rule.js';

export const requestBodyRemoved = defineRule({
  id: 'request-body-removed',
  half: 'wire',
  kind: 'removed',
  title: 'a removed request body',
  twin: 'request-body-added',
  find: operationRule(({ old, new: fresh }) => {
    if (old.requestBody === undefined || fresh.requestBody !== undefined) return [];
    return [
      {
        message: 'The request body was removed.',
        ...onCaller(fresh, breaking('Data that is sent in it is no longer processed.')),
      },
    ];
  }),
});
