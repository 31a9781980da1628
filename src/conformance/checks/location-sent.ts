import { defineConformanceCheck } from '../check.js';
import { headerList } from '../exchange.js';

export const locationSent = defineConformanceCheck({
  id: 'location-sent',
  title: 'A 201 says where the new thing is',
  severity: 'warning',
  source: 'RFC 9110 §15.3.2: identified by Location, else by the target URI',
  *exchange({ world, response, exchange, operation }) {
    if (response.status !== 201 || exchange.request.method !== 'POST') return;
    if (!world.resources.some(({ create }) => create !== undefined && create === operation)) return;
    const location = headerList(response, 'location');
    if (location === undefined) {
      yield {
        message: 'The 201 response to POST has no Location.',
        at: 'header:Location',
        key: 'missing',
        mend: 'Send the address of the new thing in Location.',
      };
    } else if (!URL.canParse(location, exchange.request.url)) {
      yield {
        message: `The Location of the 201 response is no address: ${location}.`,
        at: 'header:Location',
        key: 'malformed',
      };
    }
  },
});
