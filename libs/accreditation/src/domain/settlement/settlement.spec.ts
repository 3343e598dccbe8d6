import { specify } from '@peil/eventing/testing';
import { calendarDay } from '@peil/kernel';
import {
  personOfSettlement,
  settlementId,
  type Grounds,
  type ObjectionOutcome,
  type SettlementEvent,
} from './events.js';
import type { SettledResult } from './settled-result.js';
import { settlement, type Computed, type SettlementCommand } from './settlement.js';

const day = calendarDay;
const key = { personId: 'manager-1', schemeId: 'amsterdam', periodFrom: day('2024-01-01') };
const today = day('2026-04-15');
const reason = 'Volgens de regeling';

const result: SettledResult = {
  ...{ version: '1', until: day('2025-12-31'), graceUntil: day('2026-03-31'), status: 'met', unit: 'points' },
  ...{ earned: '44', provisional: '0', requirements: [], lines: [], carryOver: [], bookedBack: [] },
};
const grounds = (letter: string, position = 7): Grounds => ({
  position,
  lastEventId: 'e7',
  fingerprint: letter.repeat(43),
});
const known: Computed = { asOf: today, result, grounds: grounds('a') };
const other: Computed = { asOf: today, result: { ...result, earned: '38' }, grounds: grounds('b', 9) };

const closed: SettlementEvent = { type: 'PeriodClosed', data: { ...key, day: today, ...known, reason } };
const later = day('2026-05-01');
const accepted: SettlementEvent = { type: 'RestatementAccepted', data: { ...key, day: later, ...other, reason } };
const declined: SettlementEvent = {
  type: 'RestatementDeclined',
  data: { ...key, day: later, grounds: other.grounds, reason },
};
const lodged: SettlementEvent = {
  type: 'ObjectionLodged',
  data: { ...key, objectionId: 'o1', day: today, text: 'Ik mis een training' },
};
const advised: SettlementEvent = {
  type: 'ObjectionAdvised',
  data: { ...key, objectionId: 'o1', day: later, advice: 'Geef gelijk' },
};
const decided = (outcome: ObjectionOutcome): SettlementEvent => ({
  type: 'ObjectionDecided',
  data: { ...key, objectionId: 'o1', day: later, outcome, reason },
});
const recalculated: SettlementEvent = {
  type: 'ResultRecalculated',
  data: { ...key, objectionId: 'o1', day: later, ...other, reason },
};

const { given } = specify(settlement);

describe('the stream of a period', () => {
  it('is named after the period and the person, and belongs to that person', () => {
    const id = settlementId({ ...key, personId: 'a.b-c' });
    expect(id).toBe('2024-01-01:amsterdam:a.b-c');
    expect(personOfSettlement(id)).toBe('a.b-c');
    expect(settlement.subject?.(id)).toBe('a.b-c');
  });
});

describe('closing a period', () => {
  const close: SettlementCommand = { type: 'closePeriod', ...key, known, today, reason };

  it('settles its result', () => {
    given().when(close).then(closed);
    given().when(close).thenQuietAfterwards();
  });

  it('happens once, whatever the facts say later', () => {
    given(closed)
      .when({ ...close, known: other, today: later })
      .thenNothing();
    given(closed, accepted).when(close).thenNothing();
  });

  it('waits for the last day of grace to be over', () => {
    expect(
      given()
        .when({ ...close, today: day('2026-03-31') })
        .thenRefused('period-not-over').rule,
    ).toBeDefined();
    const first = day('2026-04-01');
    given()
      .when({ ...close, today: first })
      .then({ type: 'PeriodClosed', data: { ...key, day: first, ...known, reason } });
  });
});

describe('what later facts make of a closed period', () => {
  const accept: SettlementCommand = {
    ...{ type: 'acceptRestatement', ...key, known: other, seen: other.grounds.fingerprint, today: later, reason },
  };
  const decline: SettlementCommand = { ...accept, type: 'declineRestatement' };

  it('is taken over, once', () => {
    given(closed).when(accept).then(accepted);
    given(closed, accepted).when(accept).thenNothing();
  });

  it('is not taken over, once', () => {
    given(closed).when(decline).then(declined);
    given(closed, declined).when(decline).thenNothing();
  });

  it('may be taken over after all', () => {
    given(closed, declined).when(accept).then(accepted);
  });

  it('is declined anew when the result was settled otherwise meanwhile', () => {
    const back: Computed = { ...known, grounds: grounds('a', 12) };
    const again: SettlementEvent = { type: 'RestatementAccepted', data: { ...key, day: later, ...back, reason } };
    given(closed, declined, accepted, again).when(decline).then(declined);
  });

  it('is refused when it is not what the sender saw', () => {
    given(closed)
      .when({ ...accept, seen: known.grounds.fingerprint })
      .thenRefused('restatement-changed');
    given(closed)
      .when({ ...decline, seen: known.grounds.fingerprint })
      .thenRefused('restatement-changed');
  });

  it('is refused when there is no difference', () => {
    const same = { known, seen: known.grounds.fingerprint };
    given(closed)
      .when({ ...accept, ...same })
      .thenRefused('restatement-none');
    given(closed)
      .when({ ...decline, ...same })
      .thenRefused('restatement-none');
    given(closed, accepted).when(decline).thenRefused('restatement-none');
  });

  it('does not exist before the closing', () => {
    given().when(accept).thenRefused('period-not-closed');
    given().when(decline).thenRefused('period-not-closed');
  });
});

describe('an objection', () => {
  const lodge: SettlementCommand = {
    ...{ type: 'lodgeObjection', ...key, objectionId: 'o1', day: today, text: 'Ik mis een training', today: later },
  };
  const advise: SettlementCommand = {
    ...{ type: 'adviseOnObjection', ...key, objectionId: 'o1', day: later, advice: 'Geef gelijk', today: later },
  };
  const decideAs = (outcome: ObjectionOutcome, now = later): SettlementCommand => ({
    ...{ type: 'decideObjection', ...key, objectionId: 'o1', day: later, outcome, reason, today: now },
  });
  const recalculate: SettlementCommand = {
    ...{ type: 'recalculate', ...key, objectionId: 'o1', known: other, today: later, reason },
  };

  it('is lodged against a settled result, once', () => {
    given(closed).when(lodge).then(lodged);
    given(closed, lodged).when(lodge).thenNothing();
    given().when(lodge).thenRefused('period-not-closed');
  });

  it('is not from the future, nor from before the closing', () => {
    given(closed)
      .when({ ...lodge, day: day('2026-05-02') })
      .thenRefused('day-in-future');
    given(closed)
      .when({ ...lodge, day: day('2026-04-14') })
      .thenRefused('objection-before-closing');
    // a result taken over since is no reason to refuse one of before
    given(closed, accepted).when(lodge).then(lodged);
  });

  it('gets advice, once and before the decision', () => {
    given(closed, lodged).when(advise).then(advised);
    given(closed, lodged, advised).when(advise).thenNothing();
    given(closed, lodged, decided('dismissed')).when(advise).thenRefused('objection-decided');
    given(closed, lodged, advised, decided('dismissed')).when(advise).thenNothing();
    given(closed).when(advise).thenRefused('objection-unknown');
    given(closed, lodged)
      .when({ ...advise, day: day('2026-05-02') })
      .thenRefused('day-in-future');
    given(closed, lodged)
      .when({ ...advise, day: day('2026-04-14') })
      .thenRefused('before-objection');
    given(closed, lodged)
      .when({ ...advise, day: today })
      .then({ type: 'ObjectionAdvised', data: { ...key, objectionId: 'o1', day: today, advice: 'Geef gelijk' } });
  });

  it('is decided, with advice or without, once', () => {
    given(closed, lodged).when(decideAs('dismissed')).then(decided('dismissed'));
    given(closed, lodged, advised).when(decideAs('upheld')).then(decided('upheld'));
    given(closed, lodged, decided('upheld')).when(decideAs('upheld')).thenNothing();
    given(closed, lodged, decided('upheld')).when(decideAs('dismissed')).thenRefused('objection-decided');
    given(closed).when(decideAs('upheld')).thenRefused('objection-unknown');
    given(closed, lodged).when(decideAs('upheld', today)).thenRefused('day-in-future');
  });

  it('is not decided before it was lodged', () => {
    const early: SettlementCommand = {
      ...{
        type: 'decideObjection',
        ...key,
        objectionId: 'o1',
        day: day('2026-04-14'),
        outcome: 'upheld',
        reason,
        today,
      },
    };
    given(closed, lodged).when(early).thenRefused('before-objection');
    const sameDay = { ...early, day: today };
    given(closed, lodged)
      .when(sameDay)
      .then({ type: 'ObjectionDecided', data: { ...key, objectionId: 'o1', day: today, outcome: 'upheld', reason } });
  });

  it('that was upheld leads to another result', () => {
    given(closed, lodged, decided('upheld')).when(recalculate).then(recalculated);
    given(closed, lodged, decided('partlyUpheld')).when(recalculate).then(recalculated);
    given(closed, lodged, decided('upheld'), recalculated).when(recalculate).thenNothing();
    given(closed, lodged, decided('upheld'), recalculated)
      .when({ ...recalculate, known })
      .then({ type: 'ResultRecalculated', data: { ...key, objectionId: 'o1', day: later, ...known, reason } });
  });

  it('that was upheld may leave the result as it is', () => {
    given(closed, lodged, decided('upheld'))
      .when({ ...recalculate, known })
      .then({ type: 'ResultRecalculated', data: { ...key, objectionId: 'o1', day: later, ...known, reason } });
  });

  it('that was not upheld leads to nothing', () => {
    given(closed, lodged).when(recalculate).thenRefused('objection-not-upheld');
    given(closed, lodged, decided('dismissed')).when(recalculate).thenRefused('objection-not-upheld');
    given(closed, lodged, decided('inadmissible')).when(recalculate).thenRefused('objection-not-upheld');
    given(closed).when(recalculate).thenRefused('objection-unknown');
    given().when(recalculate).thenRefused('period-not-closed');
  });

  it('is one of several, each on its own', () => {
    const second: SettlementCommand = {
      ...{ type: 'lodgeObjection', ...key, objectionId: 'o2', day: later, text: 'Nog iets', today: later },
    };
    given(closed, lodged, decided('dismissed'))
      .when(second)
      .then({ type: 'ObjectionLodged', data: { ...key, objectionId: 'o2', day: later, text: 'Nog iets' } });
  });

  it('keeps a recalculated result out of what may be taken over', () => {
    const accept: SettlementCommand = {
      ...{ type: 'acceptRestatement', ...key, known: other, seen: other.grounds.fingerprint, today: later, reason },
    };
    given(closed, lodged, decided('upheld'), recalculated).when(accept).thenRefused('restatement-none');
  });
});

describe('a consequence', () => {
  const enter: SettlementCommand = {
    ...{ type: 'enterConsequence', ...key, consequenceId: 'c1', day: today, text: 'Maatwerk', today: later },
  };
  const entered: SettlementEvent = {
    type: 'ConsequenceEntered',
    data: { ...key, consequenceId: 'c1', day: today, text: 'Maatwerk' },
  };
  const withdraw: SettlementCommand = { type: 'withdrawConsequence', ...key, consequenceId: 'c1', reason };
  const withdrawn: SettlementEvent = { type: 'ConsequenceWithdrawn', data: { ...key, consequenceId: 'c1', reason } };

  it('is entered by a person about a closed period, once', () => {
    given(closed).when(enter).then(entered);
    given(closed, entered).when(enter).thenNothing();
    given().when(enter).thenRefused('period-not-closed');
  });

  it('has a day after the period that has been', () => {
    given(closed)
      .when({ ...enter, day: day('2026-05-02') })
      .thenRefused('day-in-future');
    given(closed)
      .when({ ...enter, day: day('2025-12-31') })
      .thenRefused('consequence-before-period-end');
    given(closed)
      .when({ ...enter, day: day('2026-01-01') })
      .then({
        type: 'ConsequenceEntered',
        data: { ...key, consequenceId: 'c1', day: day('2026-01-01'), text: 'Maatwerk' },
      });
  });

  it('is taken back, once', () => {
    given(closed, entered).when(withdraw).then(withdrawn);
    given(closed, entered, withdrawn).when(withdraw).thenNothing();
    given(closed).when(withdraw).thenRefused('consequence-unknown');
  });
});
