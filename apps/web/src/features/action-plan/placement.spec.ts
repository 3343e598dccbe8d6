import { moved, placeOf, stepFrom, timingAt, type Place } from './placement.js';

const at = (quarters: readonly number[] | undefined) => ({
  theme: 'awareness',
  ongoing: quarters === undefined,
  ...(quarters && { quarters: [...quarters] }),
});

describe('where an action stands', () => {
  it('is the first of its quarters, or all year', () => {
    expect(placeOf(at([2, 3]))).toEqual({ theme: 'awareness', column: 2 });
    expect(placeOf(at(undefined))).toEqual({ theme: 'awareness', column: 'ongoing' });
  });

  it('keeps its length when it moves, as far as the year goes', () => {
    expect(timingAt(at([1, 2]), 2)).toEqual({ quarters: [2, 3] });
    expect(timingAt(at([1, 3]), 2)).toEqual({ quarters: [2, 4] });
    expect(timingAt(at([1, 2]), 4)).toEqual({ quarters: [4] });
    expect(timingAt(at([3]), 'ongoing')).toEqual({ ongoing: true });
    expect(timingAt(at(undefined), 3)).toEqual({ quarters: [3] });
  });

  it('moves one step at a time, and stops at the edges', () => {
    const themes = ['accessibility', 'awareness'];
    const place: Place = { theme: 'awareness', column: 4 };
    expect(stepFrom(place, 'ArrowRight', themes)).toEqual({ theme: 'awareness', column: 'ongoing' });
    expect(stepFrom(place, 'ArrowDown', themes)).toEqual(place);
    expect(stepFrom(place, 'ArrowUp', themes)).toEqual({ theme: 'accessibility', column: 4 });
    expect(stepFrom({ theme: 'awareness', column: 1 }, 'ArrowLeft', themes).column).toBe(1);
  });

  it('is another after a move, and nothing else changes', () => {
    const action = {
      ...{ actionId: 'one', title: 'Terugblik', theme: 'awareness', ongoing: false, quarters: [4] },
      ...{ classifications: [], state: 'notStarted' as const, stateSince: '2026-01-01', takenOver: false },
      addedOn: '2026-01-01',
    };
    expect(moved(action, { theme: 'targets', column: 'ongoing' })).toEqual({
      ...{ actionId: 'one', title: 'Terugblik', theme: 'targets', ongoing: true },
      ...{ classifications: [], state: 'notStarted', stateSince: '2026-01-01', takenOver: false },
      addedOn: '2026-01-01',
    });
  });
});
