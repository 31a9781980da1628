import { defineRule } from '../../change.js';
import { compatible, onCaller } from '../../effects.js';
import { operationRule } from '../../operation-rule.js';

export const requestBodyBecameOptional = defineRule({
  id: 'request-body-became-optional',
  half: 'wire',
  kind: 'changed',
  title: 'a request body that became optional',
  twin: 'request-body-became-required',
  find: operationRule(({ old, new: fresh }) => {
    if (!(old.requestBody?.required === true && fresh.requestBody?.required === false)) return [];
    return [
      {
        message: 'The request body is now optional.',
        ...onCaller(fresh, compatible('Calls that send it still work.')),
      },
    ];
  }),
});
