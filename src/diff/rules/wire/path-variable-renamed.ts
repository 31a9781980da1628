import { templateKey } from '../../../model/join.js';
import { defineRule } from '../../change.js';
import { both, editorial, places } from '../../effects.js';
import { match } from '../../match.js';

export const pathVariableRenamed = defineRule({
  id: 'path-variable-renamed',
  half: 'wire',
  kind: 'changed',
  title: 'another name for a variable of a path template',
  twin: 'path-variable-renamed',
  *find({ old, new: fresh, oldPlace, newPlace }) {
    const pairs = match(old.openapi.pathItems, fresh.openapi.pathItems, ({ path }) => templateKey(path)).both;
    for (const { old: was, new: is } of pairs) {
      if (was.path === is.path) continue;
      const message = `The path template ${was.path} is written ${is.path} now.`;
      const at = places(oldPlace(was.pointer), newPlace(is.pointer));
      const effects = both(editorial('Names of variables are not on the wire.'));
      yield { subject: is.path, message, before: was.path, after: is.path, ...at, ...effects };
    }
  },
});
