import { defineRule } from '../../change.js';
import { compatible, onCaller } from '../../effects.js';
import { matchMediaTypes, operationRule } from '../../operations.js';

export const requestMediaTypeAdded = defineRule({
  id: 'request-media-type-added',
  half: 'wire',
  kind: 'added',
  title: 'a further media type of a request body',
  twin: 'request-media-type-removed',
  find: operationRule(({ old, new: fresh }, { newPlace }) => {
    if (old.requestBody === undefined || fresh.requestBody === undefined) return [];
    return matchMediaTypes(old.requestBody.content, fresh.requestBody.content).added.map(({ mediaType, pointer }) => ({
      message: `It takes ${mediaType} now.`,
      new: newPlace(pointer),
      ...onCaller(fresh, compatible('What was accepted still is.')),
    }));
  }),
});
