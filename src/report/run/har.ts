import type { RunEvent } from '../../conformance/events.js';
import type { Exchange } from '../../conformance/exchange.js';
import type { RunReporter, RunReportOptions } from './reporter.js';

/** HTTP Archive 1.2: every exchange, written as it is made, credentials taken out. */
export const harReport: RunReporter = (write, options) => {
  let first = true;
  return (event: RunEvent) => {
    if (event.kind === 'started') {
      write(
        `{"log":{"version":"1.2","creator":{"name":"hydra-contract","version":${JSON.stringify(options.version)}},"entries":[`,
      );
    } else if (event.kind === 'exchange') {
      write(`${first ? '' : ','}\n${JSON.stringify(entry(event.exchange, event.at, options))}`);
      first = false;
    } else if (event.kind === 'finished') write('\n]}}\n');
  };
};

function entry({ request, response, failure }: Exchange, at: Date, { hide, redact }: RunReportOptions) {
  const duration = response?.duration ?? 0;
  const fields = (list: Iterable<readonly [string, string]>) =>
    [...list].map(([name, value]) => ({ name, value: hide(name, value) }));
  const query = new URL(request.url).searchParams;
  const sent = fields(Object.entries(request.headers));
  const received = fields(
    [...(response?.headers ?? [])].flatMap(([name, values]) => values.map((value) => [name, value] as const)),
  );
  const type = Object.entries(request.headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  return {
    startedDateTime: new Date(at.getTime() - duration).toISOString(),
    time: duration,
    request: {
      method: request.method,
      url: redact(request.url),
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: sent,
      queryString: [...query].map(([name, value]) => ({ name, value: redact(value) })),
      ...(request.body === undefined ? {} : { postData: { mimeType: type, text: redact(request.body) } }),
      headersSize: -1,
      bodySize: request.body?.length ?? 0,
    },
    response: {
      status: response?.status ?? 0,
      statusText: response?.statusText ?? failure?.message ?? '',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: received,
      content: {
        size: response?.size ?? 0,
        mimeType: response?.headers.get('content-type')?.[0] ?? '',
        text: redact(response?.text ?? ''),
      },
      redirectURL: response?.headers.get('location')?.[0] ?? '',
      headersSize: -1,
      bodySize: response?.size ?? 0,
    },
    cache: {},
    timings: { send: 0, wait: duration, receive: 0 },
  };
}
