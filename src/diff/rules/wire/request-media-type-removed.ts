import { defineRule } from '../../change.js';
import { breaking, onCaller } from '../../effects.js';
import { matchMediaTypes, operationRule } from '../../operations.js';

export const requestMediaTypeRemoved = defineRule({
  id: 'request-media-type-removed',
  half: 'wire',
  kind: 'removed',
  title: 'a media type of a request body that is gone',
  twin: 'request-media-type-added',
  find: operationRule(({ old, new: fresh }, { oldPlace }) => {
    if (old.requestBody === undefined || fresh.requestBody === undefined) return [];
    return matchMediaTypes(old.requestBody.content, fresh.requestBody.content).removed.map(
      ({ mediaType, pointer }) => ({
        message: `It no longer takes ${mediaType}.`,
        old: oldPlace(pointer),
        ...onCaller(fresh, breaking('Requests of this media type are refused.')),
      }),
    );
  }),
});
