/**
 * Divides amounts over requirements that share a dimension: each amount counts once, for one requirement or split over
 * several, so that as much as possible of what is asked is filled. Amounts that fit the same requirements are taken
 * together; the division of those is a maximum flow, found by augmenting paths in a fixed order.
 */
export type Share = { readonly target: number; amount: number };

type Supply = { readonly mask: number; left: number; readonly flow: number[] };

function targetsOf(mask: number, count: number): readonly number[] {
  const targets: number[] = [];
  for (let target = 0; target < count; target += 1) if ((mask & (1 << target)) !== 0) targets.push(target);
  return targets;
}

function bits(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/** A path from a supply with something left to a target that still needs it, by moving what others gave. */
function augment(supply: Supply, supplies: readonly Supply[], needs: number[]): boolean {
  const count = needs.length;
  type Step = { readonly target: number; readonly from: number; readonly giver: Supply };
  const steps: Step[] = targetsOf(supply.mask, count).map((target) => ({ target, from: -1, giver: supply }));
  const seen = new Set(steps.map(({ target }) => target));
  for (let index = 0; index < steps.length; index += 1) {
    const step = steps[index];
    if (step === undefined) break;
    if ((needs[step.target] ?? 0) > 0) {
      let amount = Math.min(supply.left, needs[step.target] ?? 0);
      for (let at = index; at >= 0; at = steps[at]?.from ?? -1) {
        const current = steps[at];
        const previous = current === undefined || current.from < 0 ? undefined : steps[current.from];
        if (current !== undefined && previous !== undefined) {
          amount = Math.min(amount, current.giver.flow[previous.target] ?? 0);
        }
      }
      needs[step.target] = (needs[step.target] ?? 0) - amount;
      for (let at = index; at >= 0; at = steps[at]?.from ?? -1) {
        const current = steps[at];
        if (current === undefined) break;
        current.giver.flow[current.target] = (current.giver.flow[current.target] ?? 0) + amount;
        const previous = current.from < 0 ? undefined : steps[current.from];
        if (previous !== undefined) {
          current.giver.flow[previous.target] = (current.giver.flow[previous.target] ?? 0) - amount;
        }
      }
      supply.left -= amount;
      return amount > 0;
    }
    for (const giver of supplies) {
      if ((giver.flow[step.target] ?? 0) <= 0) continue;
      for (const target of targetsOf(giver.mask, count)) {
        if (seen.has(target)) continue;
        seen.add(target);
        steps.push({ target, from: index, giver });
      }
    }
  }
  return false;
}

function flowOf(supplies: readonly Supply[], needs: number[]): void {
  const byChoice = [...supplies].sort((a, b) => bits(a.mask) - bits(b.mask) || a.mask - b.mask);
  for (const supply of byChoice) {
    for (const target of targetsOf(supply.mask, needs.length)) {
      const amount = Math.min(supply.left, needs[target] ?? 0);
      if (amount <= 0) continue;
      supply.flow[target] = (supply.flow[target] ?? 0) + amount;
      supply.left -= amount;
      needs[target] = (needs[target] ?? 0) - amount;
    }
  }
  for (const supply of byChoice) {
    while (supply.left > 0 && augment(supply, supplies, needs)) continue;
  }
  for (const supply of byChoice) {
    if (supply.left === 0) continue;
    const [first] = targetsOf(supply.mask, needs.length);
    if (first !== undefined) supply.flow[first] = (supply.flow[first] ?? 0) + supply.left;
    supply.left = 0;
  }
}

/**
 * @param amounts each with the targets it fits, as bits; in the order in which equals are used.
 * @param needs what each target still asks; changed to what is left of it.
 * @returns for each amount its shares, which add up to it.
 */
export function divide(
  amounts: readonly { readonly mask: number; readonly amount: number }[],
  needs: number[],
): readonly (readonly Share[])[] {
  const byMask = new Map<number, Supply>();
  for (const { mask, amount } of amounts) {
    if (mask === 0) continue;
    const known = byMask.get(mask);
    if (known !== undefined) known.left += amount;
    else byMask.set(mask, { mask, left: amount, flow: needs.map(() => 0) });
  }
  flowOf([...byMask.values()], needs);
  return amounts.map(({ mask, amount }) => {
    const supply = byMask.get(mask);
    const shares: Share[] = [];
    let left = amount;
    for (const target of supply === undefined ? [] : targetsOf(mask, needs.length)) {
      const given = Math.min(left, supply?.flow[target] ?? 0);
      if (given <= 0 || supply === undefined) continue;
      supply.flow[target] = (supply.flow[target] ?? 0) - given;
      left -= given;
      shares.push({ target, amount: given });
    }
    return shares;
  });
}
