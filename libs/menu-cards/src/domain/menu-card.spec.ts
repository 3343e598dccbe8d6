import { specify } from '@peil/eventing/testing';
import { calendarDay } from '@peil/kernel';
import { coverageOf, percentOf } from './coverage.js';
import type { MenuCardEvent, MenuChoiceEvent } from './events.js';
import { menuCardDecider, menuChoiceDecider, type MenuCard } from './menu-card.js';

const from = calendarDay('2026-01-10');
const until = calendarDay('2026-02-10');
const day = calendarDay('2026-02-01');
const set: MenuCardEvent = { type: 'MenuCardSet', data: { year: 2026, offerings: ['a', 'b'] } };
const round: MenuCardEvent = { type: 'PreferenceRoundSet', data: { year: 2026, from, until } };

describe('the menu card of a year', () => {
  const { given } = specify(menuCardDecider);
  it('is set as a whole, and has one round', () => {
    given()
      .when({ type: 'setCard', year: 2026, offerings: ['a', 'b'] })
      .then(set);
    given(set)
      .when({ type: 'setCard', year: 2026, offerings: ['a', 'b'] })
      .thenNothing();
    given()
      .when({ type: 'setCard', year: 2026, offerings: ['a', 'a'] })
      .thenRefused('offering-twice');
    given().when({ type: 'setRound', year: 2026, from, until }).thenRefused('unknown-menu-card');
    given(set).when({ type: 'setRound', year: 2026, from, until }).then(round);
    given(set).when({ type: 'setRound', year: 2026, from: until, until: from }).thenRefused('until-before-from');
    given(set, round).when({ type: 'setRound', year: 2026, from, until }).thenNothing();
  });
});

describe('what a unit chooses', () => {
  const { given } = specify(menuChoiceDecider);
  const card: MenuCard = { offerings: ['a', 'b'], round: { from, until } };
  const about = { choiceId: 'c', year: 2026, unitId: 'trees', day, card };
  const stated: MenuChoiceEvent = {
    type: 'PreferenceStated',
    data: { choiceId: 'c', year: 2026, unitId: 'trees', day, offerings: ['b'] },
  };
  const prefer = { type: 'statePreference', ...about, offerings: ['b'] } as const;
  it('is on the card, and said during the round', () => {
    given().when(prefer).then(stated);
    given(stated).when(prefer).thenNothing();
    given()
      .when({ ...prefer, offerings: ['x'] })
      .thenRefused('not-on-menu-card');
    given()
      .when({ ...prefer, offerings: ['b', 'b'] })
      .thenRefused('offering-twice');
    given()
      .when({ ...prefer, day: calendarDay('2026-02-11') })
      .thenRefused('no-preference-round');
    given()
      .when({ ...prefer, card: undefined })
      .thenRefused('unknown-menu-card');
  });
  it('may be one training that a management team takes upon itself', () => {
    const by = calendarDay('2026-12-31');
    const commit = {
      type: 'commit',
      ...about,
      commitmentId: 'm',
      offeringId: 'a',
      personIds: ['p', 'q', 'p'],
      by,
    } as const;
    const { card: _card, type: _type, ...data } = commit;
    const committed: MenuChoiceEvent = { type: 'TrainingCommitted', data: { ...data, personIds: ['p', 'q'] } };
    given().when(commit).then(committed);
    given(committed).when(commit).thenNothing();
    given(committed)
      .when({ type: 'endCommitment', ...about, commitmentId: 'm' })
      .then({
        type: 'TrainingCommitmentEnded',
        data: { choiceId: 'c', year: 2026, unitId: 'trees', day, commitmentId: 'm' },
      });
    given().when(commit).thenQuietAfterwards();
    given()
      .when({ ...commit, offeringId: 'x' })
      .thenRefused('not-on-menu-card');
    given()
      .when({ type: 'endCommitment', ...about, commitmentId: 'm' })
      .thenRefused('unknown-commitment');
  });
});

describe('coverage', () => {
  it('counts who followed by the day; of nobody it is not zero', () => {
    const followers = new Map([
      ['p', '2026-01-01'],
      ['q', '2026-03-01'],
    ]);
    expect(coverageOf(new Set(['p', 'q', 'r']), followers, day)).toEqual({ group: 3, followed: 1 });
    expect(percentOf({ group: 3, followed: 1 })).toBe('33.3');
    expect(percentOf({ group: 0, followed: 0 })).toBeUndefined();
  });
});
