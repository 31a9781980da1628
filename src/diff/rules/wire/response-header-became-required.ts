import { defineRule } from '../../change.js';
import { compatible, onCaller, places } from '../../effects.js';
import { matchHeaders, matchResponses, operationRule } from '../../operations.js';

export const responseHeaderBecameRequired = defineRule({
  id: 'response-header-became-required',
  half: 'wire',
  kind: 'changed',
  title: 'a response header that is always there now',
  twin: 'response-header-became-optional',
  find: operationRule((pair, { oldPlace, newPlace }) =>
    matchResponses(pair).both.flatMap((response) =>
      matchHeaders(response.old, response.new)
        .both.filter(({ old, new: fresh }) => !old.required && fresh.required)
        .map(({ old, new: fresh }) => ({
          message: `${response.new.status} always has the header ${fresh.name} now.`,
          ...places(oldPlace(old.pointer), newPlace(fresh.pointer)),
          ...onCaller(pair.new, compatible('Clients find it more often than before.')),
        })),
    ),
  ),
});
