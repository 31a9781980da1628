import { defineConformanceCheck } from '../check.js';
import type { CheckReport } from '../check.js';
import { header } from '../exchange.js';
import type { WireResponse } from '../exchange.js';

/** Fields that describe the representation and must therefore be the same (RFC 9110 §9.3.2). */
const COMPARED = ['content-type', 'etag', 'last-modified', 'link', 'vary', 'content-language'];

export const headLikeGet = defineConformanceCheck({
  id: 'head-like-get',
  title: 'HEAD returns the same status and header fields as GET, without the body',
  severity: 'warning',
  source: 'RFC 9110 §9.1, §9.3.2',
  *exchange(view) {
    const get = view.twin?.response;
    if (view.kind !== 'head' || get === undefined) return;
    const { response } = view;
    // The check head-supported covers servers without HEAD.
    if ([404, 405, 501].includes(response.status) && get.status < 300) return;
    if (response.status !== get.status)
      yield {
        message: `HEAD answers ${response.status}, but GET answers ${get.status}.`,
        key: 'status',
        at: 'status',
      };
    else yield* fields(response, get);
  },
});

function* fields(response: WireResponse, get: WireResponse): Generator<CheckReport> {
  for (const name of COMPARED) {
    const [mine, its] = [header(response, name), header(get, name)];
    if (mine !== its && (its !== undefined || name === 'content-type'))
      yield {
        message: `HEAD ${sends(name, mine)}, but GET ${sends(name, its)}.`,
        at: `header:${name}`,
      };
  }
  const length = header(response, 'content-length');
  if (
    length !== undefined &&
    header(get, 'content-encoding') === undefined &&
    Number(length) !== get.size &&
    Number(length) !== 0
  ) {
    yield {
      message: `HEAD sends Content-Length ${length}, but GET sends ${get.size} bytes.`,
      at: 'header:content-length',
    };
  }
}

function sends(name: string, value: string | undefined): string {
  return value === undefined ? `does not send ${name}` : `sends ${name} ${value}`;
}
