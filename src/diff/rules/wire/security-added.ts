import { defineRule } from '../../change.js';
import { securityDifferences } from '../../security.js';

export const securityAdded = defineRule({
  id: 'security-added',
  half: 'wire',
  kind: 'added',
  title: 'a further way in, or the first that is asked for',
  twin: 'security-removed',
  find: (editions) => securityDifferences(editions, 'added'),
});
