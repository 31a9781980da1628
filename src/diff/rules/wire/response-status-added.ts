import { defineRule } from '../../change.js';
import { breaking, compatible, onCaller } from '../../effects.js';
import { matchResponses, operationRule } from '../../operations.js';

export const responseStatusAdded = defineRule({
  id: 'response-status-added',
  half: 'wire',
  kind: 'added',
  title: 'a status that was not there',
  twin: 'response-status-removed',
  find: operationRule((pair, { newPlace }) =>
    matchResponses(pair).added.map(({ status, description, pointer }) => ({
      message: `It may answer ${status}${description === '' ? '' : ` ${description}`} now.`,
      after: status,
      new: newPlace(pointer),
      ...onCaller(
        pair.new,
        status.startsWith('2')
          ? breaking('Clients may meet a success that they do not know.')
          : compatible('Clients treat an unknown status by its class (RFC 9110 §15).'),
      ),
    })),
  ),
});
