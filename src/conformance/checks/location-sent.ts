import { defineConformanceCheck } from '../check.js';
import { get } from '../../model/json.js';
import { headerList, jsonOf } from '../exchange.js';
import { resolveLink } from '../state/links.js';

export const locationSent = defineConformanceCheck({
  id: 'location-sent',
  title: 'A 201 response gives the address of the new resource',
  severity: 'warning',
  source: 'RFC 9110 §15.3.2: identified by Location, else by the target URI',
  *exchange({ state, response, exchange, operation }) {
    if (response.status !== 201 || exchange.request.method !== 'POST') return;
    if (!state.resourceTypes.some(({ create }) => create !== undefined && create === operation)) return;
    const location = headerList(response, 'location');
    if (location === undefined) {
      yield {
        message: 'The 201 response to POST has no Location header field.',
        at: 'header:Location',
        key: 'missing',
        hint: 'Send the address of the new resource in Location.',
      };
    } else if (!URL.canParse(location, exchange.request.url)) {
      yield {
        message: `The Location of the 201 response is not a valid URI reference: ${location}.`,
        at: 'header:Location',
        key: 'malformed',
      };
    } else {
      const id = get(jsonOf(response).value, '@id');
      const named = typeof id === 'string' ? resolveLink(id, exchange) : undefined;
      if (named !== undefined && /^https?:/.test(named) && named !== new URL(location, exchange.request.url).href) {
        yield {
          message: `The new resource is at ${location} according to Location, but at ${id as string} according to its @id.`,
          at: 'header:Location',
          key: 'differs',
        };
      }
    }
  },
});
