import fc from 'fast-check';
import { fillBest, maximise, type Member } from './packing.js';

const anyMembers = fc
  .record({
    room: fc.array(fc.nat(10), { minLength: 1, maxLength: 3 }),
    members: fc.array(fc.record({ amount: fc.nat(12), caps: fc.subarray([0, 1, 2]), rank: fc.nat(3) }), {
      maxLength: 6,
    }),
  })
  .map(({ room, members }) => ({
    room,
    members: members.map((member): Member => ({ ...member, caps: member.caps.filter((cap) => cap < room.length) })),
  }));

/** The most that can count, by trying every whole amount. */
function bestByTrying(members: readonly Member[], room: readonly number[], index = 0): number {
  const member = members[index];
  if (member === undefined) return 0;
  const most = Math.min(member.amount, ...member.caps.map((cap) => room[cap] ?? 0));
  let best = 0;
  for (let counts = 0; counts <= most; counts += 1) {
    const left = room.map((value, cap) => (member.caps.includes(cap) ? value - counts : value));
    best = Math.max(best, counts + bestByTrying(members, left, index + 1));
  }
  return best;
}

test('no filling counts for more, and none breaks a cap', () => {
  fc.assert(
    fc.property(anyMembers, ({ room, members }) => {
      const filled = fillBest(members, room);
      filled.forEach((counts, index) => {
        expect(counts).toBeGreaterThanOrEqual(0);
        expect(counts).toBeLessThanOrEqual(members[index]?.amount ?? 0);
      });
      room.forEach((value, cap) => {
        const used = members.reduce(
          (sum, member, index) => sum + (member.caps.includes(cap) ? (filled[index] ?? 0) : 0),
          0,
        );
        expect(used).toBeLessThanOrEqual(value);
      });
      const small = members.map((member) => ({ ...member, amount: Math.min(member.amount, 5) })).slice(0, 4);
      const total = fillBest(small, room).reduce((sum, counts) => sum + counts, 0);
      // three caps that all cross may need halves: whole units are then at most one less
      expect(total).toBeGreaterThanOrEqual(bestByTrying(small, room) - (room.length > 2 ? 1 : 0));
    }),
    { numRuns: 300 },
  );
});

test('a programme in whole numbers: two caps that cross, and the halves of three', () => {
  expect(
    maximise(
      [1, 1, 1],
      [
        [1, 1, 0],
        [0, 1, 1],
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ],
      [8, 6, 8, 8, 6],
    ),
  ).toEqual([8, 0, 6]);
  expect(
    maximise(
      [1, 1, 1],
      [
        [1, 1, 0],
        [0, 1, 1],
        [1, 0, 1],
      ],
      [2, 2, 2],
    ),
  ).toEqual([1, 1, 1]);
});

test('three caps that all cross each other are shared', () => {
  const members = [
    { amount: 10, caps: [0, 1], rank: 0 },
    { amount: 10, caps: [1, 2], rank: 0 },
    { amount: 10, caps: [0, 2], rank: 0 },
    { amount: 3, caps: [2], rank: 1 },
  ];
  // the fewest caps first would fill 3 and 10; halves of the three that cross make it 16.5, in whole units 16
  const filled = fillBest(members, [10, 10, 10]);
  expect(filled.reduce((sum, counts) => sum + counts, 0)).toBe(16);
  const used = [0, 1, 2].map((cap) =>
    members.reduce((sum, { caps }, at) => sum + (caps.includes(cap) ? (filled[at] ?? 0) : 0), 0),
  );
  expect(Math.max(...used)).toBeLessThanOrEqual(10);
});
