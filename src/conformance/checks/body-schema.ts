import { resolvePointer } from '../../model/json.js';
import { defineConformanceCheck } from '../check.js';
import { isJsonType, jsonOf } from '../exchange.js';
import { show } from '../plan/values.js';

const REPORTED = 8;

export const bodySchema = defineConformanceCheck({
  id: 'body-schema',
  title: 'Every JSON body is valid against its declared schema',
  severity: 'error',
  source: 'OpenAPI 3.1 §4.8.14 Media Type Object; JSON Schema 2020-12',
  *exchange({ state, response, media, exchange }) {
    if (
      media?.schema === undefined ||
      response.text === '' ||
      exchange.request.method === 'HEAD' ||
      !isJsonType(media.mediaType)
    )
      return;
    const { value } = jsonOf(response);
    if (value === undefined) return;
    for (const issue of state.judges.judge(media.schema, 'response')(value).slice(0, REPORTED)) {
      if (issue.keyword === 'schema') continue;
      const found = resolvePointer(value, issue.at);
      const seen =
        issue.keyword === 'required' || issue.at === '#' || found === undefined ? '' : ` (found ${show(found)})`;
      yield {
        message: `In the ${response.status} response, ${issue.at === '#' ? 'the body' : issue.at} ${issue.message}${seen}.`,
        at: issue.at,
      };
    }
  },
});
