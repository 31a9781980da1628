import { isSurelyValid } from '../../validate/quick.js';
import { schemaJudges } from '../../validate/schema.js';
import type { SchemaIssue } from '../../validate/schema.js';
import { defineCheck } from '../check.js';
import type { Report } from '../check.js';
import { exampleName, samples } from '../support/examples.js';
import { placeIn } from '../support/json-ld-examples.js';

export const exampleValid = defineCheck({
  id: 'example-valid',
  title: 'Examples are valid against their schemas',
  severity: 'error',
  source: 'OpenAPI 3.1 §4.8.14 (Media Type Object, example); JSON Schema 2020-12',
  run: ({ contract }) => {
    const judges = schemaJudges(contract.openapi);
    return samples(contract).flatMap((sample): Report[] => {
      if (sample.schema === undefined || isSurelyValid(contract.openapi.document, sample.schema, sample.value))
        return [];
      const issues = judges.judge(sample.schema, sample.direction)(sample.value);
      const [issue] = issues.toSorted((a, b) => Number(isFormat(a)) - Number(isFormat(b)));
      if (issue === undefined) return [];
      return [
        {
          severity: isFormat(issue) ? 'warning' : 'error',
          message: `${exampleName(sample)} ${issue.at === '#' ? '' : `at ${issue.at.slice(1)} `}${issue.message.replace(/\.$/, '')}${others(issues.length - 1)}.`,
          location: contract.openapi.locate(placeIn(sample, issue.at)),
          related: [contract.openapi.locate(sample.schemaPointer)],
          about: [sample.example.pointer],
          hint: 'Correct the example. If the server really sends it, correct the schema.',
        },
      ];
    });
  },
});

/** By default, a format is only an annotation (JSON Schema 2020-12 Validation §7.2.1). */
function isFormat({ keyword }: SchemaIssue): boolean {
  return keyword === 'format';
}

function others(count: number): string {
  return count === 0 ? '' : ` (and ${count} more)`;
}
