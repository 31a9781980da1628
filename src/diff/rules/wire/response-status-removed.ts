import { defineRule } from '../../change.js';
import { breaking, compatible, onCaller } from '../../effects.js';
import { matchResponses, operationRule } from '../../operations.js';

export const responseStatusRemoved = defineRule({
  id: 'response-status-removed',
  half: 'wire',
  kind: 'removed',
  title: 'a status that is gone',
  twin: 'response-status-added',
  find: operationRule((pair, { oldPlace }) =>
    matchResponses(pair).removed.map(({ status, description, pointer }) => ({
      message: `It no longer answers ${status}${description === '' ? '' : ` ${description}`}.`,
      before: status,
      old: oldPlace(pointer),
      ...onCaller(
        pair.new,
        status.startsWith('2')
          ? breaking('Clients that wait for this success no longer get it.')
          : compatible('Clients need not expect it any more.'),
      ),
    })),
  ),
});
