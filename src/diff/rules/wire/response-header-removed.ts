import { defineRule } from '../../change.js';
import { breaking, onCaller } from '../../effects.js';
import { matchHeaders, matchResponses, operationRule } from '../../operations.js';

export const responseHeaderRemoved = defineRule({
  id: 'response-header-removed',
  half: 'wire',
  kind: 'removed',
  title: 'a response header that is gone',
  twin: 'response-header-added',
  find: operationRule((pair, { oldPlace }) =>
    matchResponses(pair).both.flatMap(({ old, new: fresh }) =>
      matchHeaders(old, fresh).removed.map(({ name, pointer }) => ({
        message: `${fresh.status} no longer has the header ${name}.`,
        old: oldPlace(pointer),
        ...onCaller(pair.new, breaking('Clients that use it no longer find it.')),
      })),
    ),
  ),
});
