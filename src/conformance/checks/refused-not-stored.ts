import { defineConformanceCheck, defineScenario } from '../check.js';
import { bodyType } from '../plan/base.js';
import type { Resource } from '../plan/resources.js';
import { variations } from '../plan/variations.js';
import { isBelow } from '../state/learn.js';
import { memberKey } from '../state/listing.js';
import { living } from '../state/life.js';
import { wholeList } from '../state/whole.js';

/** Bad bodies that are sent. */
const TRIES = 6;

export const refusedNotStored = defineConformanceCheck({
  id: 'refused-not-stored',
  title: 'What was refused at creation is not stored',
  severity: 'error',
  source: 'RFC 9110 §15.5: the request was not carried out',
  scenario: defineScenario<Resource>({
    writes: true,
    subjects: (world) => living(world, 'list').filter((resource) => resource.create !== undefined && isBelow(resource)),
    operation: ({ create }) => create,
    async run(session, resource) {
      const operation = resource.create!;
      const media = bodyType(operation);
      const base = session.body(operation);
      if (media?.schema === undefined || base === undefined) return 'no body could be made';
      const judge = session.world.judges.judge(media.schema, 'request');
      const bad = variations(session.world.contract.openapi.document, media.schema, base, judge).filter(
        ({ valid }) => !valid,
      );
      const before = await wholeList(session, resource.list!);
      const step = Math.max(1, Math.floor(bad.length / TRIES));
      const refused: { readonly title: string; readonly status: number }[] = [];
      for (const { value, title, at } of bad.filter((_, index) => index % step === 0).slice(0, TRIES)) {
        const answer = await session.call(operation, { body: { mediaType: media.mediaType, value } });
        if (answer.response !== undefined && answer.response.status >= 400 && answer.response.status < 500)
          refused.push({ title: `${at}: ${title}`, status: answer.response.status });
        else return 'not every bad request was refused';
      }
      const after = await wholeList(session, resource.list!);
      const known = new Set(before.members.map(memberKey));
      const fresh = after.members.filter((member) => !known.has(memberKey(member)));
      if (!before.complete || !after.complete) return 'the list could not be read to its end';
      if (fresh.length > 0)
        session.report(after.first, {
          message: `${refused.length} bad requests were refused with ${refused[0]!.status}, yet the list has ${fresh.length} more members after them.`,
          key: 'stored',
        });
    },
  }),
});
