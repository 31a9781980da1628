import { defineRule } from '../../change.js';
import { breaking, onCaller } from '../../effects.js';
import { operationRule } from '../../operation-rule.js';

export const requestBodyBecameRequired = defineRule({
  id: 'request-body-became-required',
  half: 'wire',
  kind: 'changed',
  title: 'a request body that became required',
  twin: 'request-body-became-optional',
  find: operationRule(({ old, new: fresh }) => {
    if (!(old.requestBody?.required === false && fresh.requestBody?.required === true)) return [];
    return [
      { message: 'The request body is now required.', ...onCaller(fresh, breaking('Calls without it are rejected.')) },
    ];
  }),
});
