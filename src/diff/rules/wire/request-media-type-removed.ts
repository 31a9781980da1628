import { defineRule } from '../../change.js';
import { breaking, onCaller } from '../../effects.js';
import { matchMediaTypes } from '../../operation-parts.js';
import { operationRule } from '../../operation-rule.js';

export const requestMediaTypeRemoved = defineRule({
  id: 'request-media-type-removed',
  half: 'wire',
  kind: 'removed',
  title: 'a removed media type of a request body',
  twin: 'request-media-type-added',
  find: operationRule(({ old, new: fresh }, { oldLocation }) => {
    if (old.requestBody === undefined || fresh.requestBody === undefined) return [];
    return matchMediaTypes(old.requestBody.content, fresh.requestBody.content).removed.map(
      ({ mediaType, pointer }) => ({
        message: `The media type ${mediaType} was removed from the request body.`,
        old: oldLocation(pointer),
        ...onCaller(fresh, breaking('Requests with this media type are rejected.')),
      }),
    );
  }),
});
