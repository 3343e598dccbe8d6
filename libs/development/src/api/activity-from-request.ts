import { badRequest, type FieldProblem } from '@peil/http-api';
import { activitySchema, type Activity } from '../domain/activity.js';
import type { ActivityDetailsRequest } from './requests.js';

type Content = ActivityDetailsRequest & { readonly kind?: string; readonly day?: string };

function problemOf(path: readonly PropertyKey[], message: string): FieldProblem {
  const field = path.map(String).join('.');
  return {
    field,
    code: 'does-not-fit',
    messages: { nl: `dit past niet bij dit veld (${message})`, en: `this does not fit the field (${message})` },
  };
}

type Rest = { readonly source: Activity['source']; readonly before?: Activity };

/**
 * The activity a request describes. What the request leaves out is taken from `before`, else from what is usual.
 * @throws ProblemError 400 with every field that does not fit
 */
export function activityFrom(request: Content, { source, before }: Rest): Activity {
  const { facilitation, facts, days, minutes } = request;
  const given = {
    kind: request.kind ?? before?.kind,
    day: request.day ?? before?.day,
    // A new first day without a last day is one day again.
    until: request.until ?? (request.day === undefined ? before?.until : undefined),
    days:
      days?.map((own) => ({ day: own.day, minutes: own.minutes })) ?? (spanStays(request) ? before?.days : undefined),
    minutes: minutes ?? sumOf(days) ?? before?.minutes ?? 0,
    role: request.role ?? before?.role ?? 'attended',
    facilitation: facilitation ?? before?.facilitation ?? { type: 'none' },
    groupSize: request.groupSize ?? before?.groupSize,
    provider: request.provider ?? before?.provider,
    offeringId: request.offeringId ?? before?.offeringId,
    components: request.components ?? before?.components ?? [],
    tags: request.tags ?? before?.tags ?? [],
    categories: request.categories ?? before?.categories ?? [],
    source,
    facts: facts ?? before?.facts ?? {},
    title: request.title ?? before?.title,
    description: request.description ?? before?.description,
  };
  const parsed = activitySchema.safeParse(given);
  if (!parsed.success) throw badRequest(parsed.error.issues.map(({ path, message }) => problemOf(path, message)));
  return parsed.data;
}

/** The separate days of before still hold when neither the days nor the duration change. */
function spanStays({ day, until, minutes }: Content): boolean {
  return day === undefined && until === undefined && minutes === undefined;
}

function sumOf(days: ActivityDetailsRequest['days']): number | undefined {
  return days?.reduce((total, own) => total + own.minutes, 0);
}
