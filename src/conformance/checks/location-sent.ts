import { defineConformanceCheck } from '../check.js';
import { get } from '../../model/json.js';
import { headerList, jsonOf } from '../exchange.js';
import { resolveLink } from '../state/links.js';

export const locationSent = defineConformanceCheck({
  id: 'location-sent',
  title: 'A 201 says where the new thing is',
  severity: 'warning',
  source: 'RFC 9110 §15.3.2: identified by Location, else by the target URI',
  *exchange({ state, response, exchange, operation }) {
    if (response.status !== 201 || exchange.request.method !== 'POST') return;
    if (!state.resourceTypes.some(({ create }) => create !== undefined && create === operation)) return;
    const location = headerList(response, 'location');
    if (location === undefined) {
      yield {
        message: 'The 201 response to POST has no Location.',
        at: 'header:Location',
        key: 'missing',
        hint: 'Send the address of the new thing in Location.',
      };
    } else if (!URL.canParse(location, exchange.request.url)) {
      yield {
        message: `The Location of the 201 response is no address: ${location}.`,
        at: 'header:Location',
        key: 'malformed',
      };
    } else {
      const id = get(jsonOf(response).value, '@id');
      const named = typeof id === 'string' ? resolveLink(id, exchange) : undefined;
      if (named !== undefined && /^https?:/.test(named) && named !== new URL(location, exchange.request.url).href) {
        yield {
          message: `Location says that the new thing is at ${location}; its @id is ${id as string}.`,
          at: 'header:Location',
          key: 'differs',
        };
      }
    }
  },
});
