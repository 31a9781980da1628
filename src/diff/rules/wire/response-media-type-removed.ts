import { defineRule } from '../../change.js';
import { breaking, onCaller } from '../../effects.js';
import { matchMediaTypes, matchResponses, operationRule } from '../../operations.js';

export const responseMediaTypeRemoved = defineRule({
  id: 'response-media-type-removed',
  half: 'wire',
  kind: 'removed',
  title: 'a media type of a response that is gone',
  twin: 'response-media-type-added',
  find: operationRule((pair, { oldPlace }) =>
    matchResponses(pair).both.flatMap(({ old, new: fresh }) =>
      matchMediaTypes(old.content, fresh.content).removed.map(({ mediaType, pointer }) => ({
        message: `${fresh.status} no longer comes as ${mediaType}.`,
        old: oldPlace(pointer),
        ...onCaller(pair.new, breaking('Clients that take only this no longer get it.')),
      })),
    ),
  ),
});
