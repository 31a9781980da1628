import { defineRule } from '../../change.js';
import { breaking, onCaller } from '../../effects.js';
import { operationRule } from '../../operations.js';

export const requestBodyRemoved = defineRule({
  id: 'request-body-removed',
  half: 'wire',
  kind: 'removed',
  title: 'a request body that is gone',
  twin: 'request-body-added',
  find: operationRule(({ old, new: fresh }) => {
    if (old.requestBody === undefined || fresh.requestBody !== undefined) return [];
    return [
      {
        message: 'It no longer takes a request body.',
        ...onCaller(fresh, breaking('What is said in it is no longer heard.')),
      },
    ];
  }),
});
