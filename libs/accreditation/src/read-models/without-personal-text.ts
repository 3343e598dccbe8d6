import type { EventDefinition, FieldPath, JsonObject, JsonValue } from '@peil/eventing';

/** Which fields of an object go: the whole field, or some of what lies in it. */
type Cut = ReadonlyMap<string, Cut | 'all'>;

/**
 * Makes the function that leaves personal text out of the data of one type of event. It copies only objects that hold
 * such a field, so that it costs little where millions of events are folded.
 */
export function withoutPersonalText({ personalFields }: EventDefinition): (data: JsonObject) => JsonObject {
  if (personalFields.length === 0) return (data) => data;
  const cut = cutOf(personalFields);
  return (data) => cutObject(data, cut);
}

function cutOf(paths: readonly FieldPath[]): Cut {
  const cut = new Map<string, Cut | 'all'>();
  for (const [name, group] of Map.groupBy(paths, ([first = '']) => first)) {
    const rest = group.map((path) => path.slice(1));
    cut.set(name, rest.some((path) => path.length === 0) ? 'all' : cutOf(rest));
  }
  return cut;
}

/** Whether there may be something to cut. */
function mayHold(data: JsonObject, cut: Cut): boolean {
  for (const [name, inside] of cut) {
    if (name === '*') return true;
    const value = data[name];
    if (value === undefined) continue;
    if (inside === 'all' || isList(value) || (isObject(value) && mayHold(value, inside))) return true;
  }
  return false;
}

function cutObject(data: JsonObject, cut: Cut): JsonObject {
  if (!mayHold(data, cut)) return data;
  const kept: Record<string, JsonValue> = {};
  for (const name in data) {
    const value = data[name];
    if (value === undefined) continue;
    const inside = cut.get(name) ?? cut.get('*');
    if (inside === undefined) kept[name] = value;
    else if (inside !== 'all') kept[name] = cutValue(value, inside);
  }
  return kept;
}

function cutValue(value: JsonValue, cut: Cut): JsonValue {
  if (isObject(value)) return cutObject(value, cut);
  if (!isList(value)) return value;
  const inside = cut.get('*');
  if (inside === undefined) return value;
  return inside === 'all' ? [] : value.map((item) => cutValue(item, inside));
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !isList(value);
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
