import { addPoints, formatPoints, parsePoints } from '@peil/kernel';
import type { Difference } from './difference.js';
import type { SettledResult } from './settled-result.js';

type Line = SettledResult['lines'][number];
const keyOf = ({ source, factId }: Line): string => `${source} ${factId}`;

function lineDifferences(settled: SettledResult, now: SettledResult): Difference[] {
  const before = new Map(settled.lines.map((line) => [keyOf(line), line]));
  const after = new Map(now.lines.map((line) => [keyOf(line), line]));
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  return keys.flatMap((key): Difference[] => {
    const [old, current] = [before.get(key), after.get(key)];
    const line = current ?? old;
    if (line === undefined) return [];
    if (old?.points === current?.points && old?.minutes === current?.minutes && old?.day === current?.day) return [];
    const { source, factId, kind, day } = line;
    const points = { settled: old?.points ?? '0', now: current?.points ?? '0' };
    return [{ about: 'fact', source, factId, ...(kind !== undefined && { kind }), day, ...points }];
  });
}

function requirementDifferences(settled: SettledResult, now: SettledResult): Difference[] {
  const before = new Map(settled.requirements.map((one) => [one.id, one]));
  const after = new Map(now.requirements.map((one) => [one.id, one]));
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((id): Difference[] => {
    const [old, current] = [before.get(id), after.get(id)];
    const unit = current?.unit ?? old?.unit ?? settled.unit;
    const amounts = (['required', 'earned'] as const).flatMap((amount): Difference[] => {
      const [was, is] = [old?.[amount] ?? '0', current?.[amount] ?? '0'];
      return was === is ? [] : [{ about: 'requirement', requirement: id, amount, unit, settled: was, now: is }];
    });
    const [was, is] = [old?.status ?? 'notInScope', current?.status ?? 'notInScope'];
    if (was !== is) amounts.push({ about: 'requirementStatus', requirement: id, settled: was, now: is });
    return amounts;
  });
}

function carried({ carryOver }: SettledResult): string {
  return formatPoints(carryOver.reduce((sum, { points }) => addPoints(sum, parsePoints(points)), parsePoints('0')));
}

/** What the facts now make of a closed period, against what was settled; nothing when they say the same. */
export function differencesOf(settled: SettledResult, now: SettledResult): readonly Difference[] {
  const found: Difference[] = [];
  if (settled.status !== now.status) found.push({ about: 'status', settled: settled.status, now: now.status });
  for (const amount of ['earned', 'provisional'] as const) {
    const [was, is] = [settled[amount], now[amount]];
    if (was !== is) found.push({ about: 'total', amount, unit: settled.unit, settled: was, now: is });
  }
  found.push(...requirementDifferences(settled, now), ...lineDifferences(settled, now));
  if (JSON.stringify(settled.carryOver) !== JSON.stringify(now.carryOver)) {
    found.push({ about: 'carryOver', settled: carried(settled), now: carried(now) });
  }
  if (settled.until !== now.until) found.push({ about: 'period', settled: settled.until, now: now.until });
  if (settled.version !== now.version) found.push({ about: 'version', settled: settled.version, now: now.version });
  return found;
}
