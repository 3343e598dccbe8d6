import type { EventDefinition, FieldPath, JsonObject, JsonValue } from '@peil/eventing';

/** Which fields of an object go: the whole field, or some of what lies in it. */
type Cut = ReadonlyMap<string, Cut | 'all'>;

/**
 * Makes the function that leaves personal text out of the data of one type of event. It copies only the objects on the
 * way to such a field, so that it costs little where millions of events are folded.
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

function cutObject(data: JsonObject, cut: Cut): JsonObject {
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
  if (typeof value !== 'object' || value === null) return value;
  if (!isList(value)) return cutObject(value, cut);
  const inside = cut.get('*');
  if (inside === undefined) return value;
  return inside === 'all' ? [] : value.map((item) => cutValue(item, inside));
}

function isList(value: JsonObject | readonly JsonValue[]): value is readonly JsonValue[] {
  return Array.isArray(value);
}
