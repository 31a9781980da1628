import { templateKey } from '../../../model/join.js';
import { defineRule } from '../../change.js';
import { both, editorial, locations } from '../../effects.js';
import { match } from '../../match.js';

export const pathVariableRenamed = defineRule({
  id: 'path-variable-renamed',
  half: 'wire',
  kind: 'changed',
  title: 'a renamed variable of a path template',
  twin: 'path-variable-renamed',
  *find({ old, new: fresh, oldLocation, newLocation }) {
    const pairs = match(old.openapi.pathItems, fresh.openapi.pathItems, ({ path }) => templateKey(path)).both;
    for (const { old: was, new: is } of pairs) {
      if (was.path === is.path) continue;
      const message = `The path template ${was.path} is now written ${is.path}.`;
      const at = locations(oldLocation(was.pointer), newLocation(is.pointer));
      const effects = both(editorial('The names of variables are not on the wire.'));
      yield { subject: is.path, message, before: was.path, after: is.path, ...at, ...effects };
    }
  },
});
