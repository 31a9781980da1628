import { defineCheck } from '../check.js';
import type { Report } from '../check.js';
import { didYouMean, nearest, quote } from '../support/phrases.js';

export const tagDeclared = defineCheck({
  id: 'tag-declared',
  title: 'Every tag in use is declared',
  severity: 'warning',
  source: 'OpenAPI 3.1 §4.8.22 (Tag Object)',
  run: ({ contract }): Report[] => {
    const { operations, tags, origin, locate } = contract.openapi;
    if (origin === 'derived' || tags.length === 0) return [];
    const declared = tags.map(({ name }) => name);
    const used = new Set(operations.flatMap((operation) => operation.tags));
    return [...used]
      .filter((tag) => !declared.includes(tag))
      .map((tag) => {
        const users = operations.filter((operation) => operation.tags.includes(tag));
        const guess = nearest(tag, declared);
        return {
          message: `The tag ${quote(tag)} is used by ${users.length === 1 ? 'an operation' : `${users.length} operations`}, but is not declared under \`tags\`.`,
          location: locate(`${users[0]?.pointer ?? '#'}/tags`),
          about: [tag],
          hint: didYouMean(guess, 'Declare it, or use a declared tag.', quote),
        };
      });
  },
});
