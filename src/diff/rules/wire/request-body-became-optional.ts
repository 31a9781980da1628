import { defineRule } from '../../change.js';
import { compatible, onCaller } from '../../effects.js';
import { operationRule } from '../../operations.js';

export const requestBodyBecameOptional = defineRule({
  id: 'request-body-became-optional',
  half: 'wire',
  kind: 'changed',
  title: 'a request body that may be left out now',
  twin: 'request-body-became-required',
  find: operationRule(({ old, new: fresh }) => {
    if (!(old.requestBody?.required === true && fresh.requestBody?.required === false)) return [];
    return [
      { message: 'The request body may be left out now.', ...onCaller(fresh, compatible('Calls with it still work.')) },
    ];
  }),
});
