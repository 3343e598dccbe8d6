import { specify } from '@peil/eventing/testing';
import { calendarDay } from '@peil/kernel';
import type { ActionContent } from './action.js';
import type { ActionPlanEvent, ActionPlanWordsEvent } from './events.js';
import { actionPlanDecider } from './plan.js';
import { builtInWords, noWords, planWordsDecider, wordsRefusal } from './words.js';

const { given } = specify(actionPlanDecider);
const day = calendarDay('2026-03-02');
const content: ActionContent = {
  title: 'Omstanderstraining',
  theme: 'social-safety',
  owner: { personId: 'nora' },
  timing: [1, 2],
  classifications: ['inclusion'],
};
const drafted: ActionPlanEvent = { type: 'ActionPlanDrafted', data: { planId: 'p', unitId: 'parks', year: 2026, day } };
const added: ActionPlanEvent = { type: 'ActionAdded', data: { planId: 'p', actionId: 'a', content, day } };
const offered: ActionPlanEvent = {
  type: 'ActionHandOverProposed',
  data: { planId: 'p', actionId: 'a', toUnitId: 'streets', reason: 'Hoort daar.', day },
};
const taken: ActionPlanEvent = {
  type: 'ActionHandedOver',
  data: { planId: 'p', actionId: 'a', toUnitId: 'streets', newActionId: 'b', day },
};
const adopted: ActionPlanEvent = { type: 'ActionPlanAdopted', data: { planId: 'p', adoptedOn: day, day } };
const about = { planId: 'p', actionId: 'a', day } as const;

describe('a plan of a directorate for a year', () => {
  it('is drafted once', () => {
    const draft = { type: 'draftPlan', planId: 'p', unitId: 'parks', year: 2026, day } as const;
    given().when(draft).then(drafted);
    given(drafted).when(draft).thenNothing();
  });
  it('takes actions, changes them, and says the same twice without effect', () => {
    given(drafted)
      .when({ type: 'addAction', ...about, content })
      .then(added);
    given(drafted)
      .when({ type: 'addAction', ...about, content })
      .thenQuietAfterwards();
    given()
      .when({ type: 'addAction', ...about, content })
      .thenRefused('unknown-action-plan');
    const other = { ...content, title: 'Omstanderstraining, groep 2' };
    given(drafted, added)
      .when({ type: 'changeAction', ...about, content: other })
      .then({ type: 'ActionChanged', data: { ...about, content: other } });
    given(drafted, added)
      .when({ type: 'changeAction', ...about, content })
      .thenNothing();
    given(drafted)
      .when({ type: 'changeAction', ...about, content })
      .thenRefused('unknown-action');
  });
  it('is adopted by the management team, on a day that has been, when there is something in it', () => {
    const adopt = { type: 'adoptPlan', planId: 'p', adoptedOn: day, day } as const;
    given(drafted, added).when(adopt).then(adopted);
    given(drafted, added, adopted).when(adopt).thenNothing();
    given(drafted).when(adopt).thenRefused('nothing-to-adopt');
    given(drafted, added)
      .when({ ...adopt, adoptedOn: calendarDay('2026-03-03') })
      .thenRefused('adopted-in-the-future');
  });
  it('shows when it is no longer what was adopted; progress is no such change', () => {
    const stateOf = (...events: ActionPlanEvent[]) => events.reduce(actionPlanDecider.evolve, undefined);
    const progress: ActionPlanEvent = { type: 'ActionStateRecorded', data: { ...about, state: 'done' } };
    const dropped: ActionPlanEvent = { type: 'ActionDropped', data: { ...about, reason: 'Dubbel.' } };
    expect(stateOf(drafted, added, adopted, progress)?.changedSinceAdoption).toBe(false);
    expect(stateOf(drafted, added, adopted, dropped)?.changedSinceAdoption).toBe(true);
    expect(stateOf(drafted, added, adopted, dropped, adopted)?.changedSinceAdoption).toBe(false);
  });
});

describe('an action', () => {
  it('gets its state and note from its owner or the director, from nobody else', () => {
    const record = { type: 'recordProgress', ...about, state: 'done', note: 'Iedereen is geweest.' } as const;
    given(drafted, added)
      .when({ ...record, ownerOnly: 'nora' })
      .then(
        { type: 'ActionStateRecorded', data: { ...about, state: 'done' } },
        { type: 'ActionOutcomeNoted', data: { ...about, note: 'Iedereen is geweest.' } },
      );
    given(drafted, added).when(record).thenQuietAfterwards();
    given(drafted, added)
      .when({ ...record, ownerOnly: 'wim' })
      .thenRefused('not-the-owner');
    given(drafted, added)
      .when({ type: 'recordProgress', ...about })
      .thenRefused('nothing-to-record');
  });
  it('is dropped with a reason, and may be taken up again', () => {
    const drop = { type: 'dropAction', ...about, reason: 'Geen geld.' } as const;
    given(drafted, added)
      .when(drop)
      .then({ type: 'ActionDropped', data: { ...about, reason: 'Geen geld.' } });
    given(drafted, added).when(drop).thenQuietAfterwards();
    given(drafted, added, { type: 'ActionDropped', data: { ...about, reason: 'Geen geld.' } })
      .when({ type: 'recordProgress', ...about, state: 'notStarted' })
      .then({ type: 'ActionStateRecorded', data: { ...about, state: 'notStarted' } });
  });
  it('is handed over when the other unit accepts, and is then no longer changed here', () => {
    const offer = { type: 'proposeHandOver', ...about, toUnitId: 'streets', reason: 'Hoort daar.' } as const;
    const acceptance = { type: 'acceptHandOver', ...about, byUnitId: 'streets', newActionId: 'b' } as const;
    given(drafted, added).when(offer).then(offered);
    given(drafted, added).when(offer).thenQuietAfterwards();
    given(drafted, added, offered)
      .when({ ...offer, toUnitId: 'west' })
      .thenRefused('hand-over-waiting');
    given(drafted, added, offered).when(acceptance).then(taken);
    given(drafted, added, offered, taken).when(acceptance).thenNothing();
    given(drafted, added, offered)
      .when({ ...acceptance, byUnitId: 'west' })
      .thenRefused('hand-over-not-offered');
    given(drafted, added, offered, taken)
      .when({ type: 'dropAction', ...about, reason: 'Dubbel.' })
      .thenRefused('action-handed-over');
  });
  it('stays when the other unit declines, and may be offered again', () => {
    const decline = { type: 'declineHandOver', ...about, byUnitId: 'streets', reason: 'Nee.' } as const;
    const declined: ActionPlanEvent = {
      type: 'ActionHandOverDeclined',
      data: { ...about, toUnitId: 'streets', reason: 'Nee.' },
    };
    given(drafted, added, offered).when(decline).then(declined);
    given(drafted, added, offered, declined).when(decline).thenNothing();
    given(drafted, added, offered, taken).when(decline).thenRefused('action-handed-over');
    given(drafted, added, offered, declined)
      .when({ type: 'proposeHandOver', ...about, toUnitId: 'streets', reason: 'Hoort daar.' })
      .then(offered);
  });
});

describe('themes and classifications', () => {
  const words = specify(planWordsDecider);
  const set: ActionPlanWordsEvent = {
    type: 'ActionPlanWordsSet',
    data: { themes: [...builtInWords.themes], classifications: [] },
  };
  it('are data: nine themes to start with, and what HR makes of them stays', () => {
    expect(builtInWords.themes).toHaveLength(9);
    words
      .given()
      .when({ type: 'provideWords', words: { themes: builtInWords.themes, classifications: [] } })
      .then(set);
    words.given(set).when({ type: 'provideWords', words: builtInWords }).thenNothing();
    words.given(set).when({ type: 'setWords', words: builtInWords }).thenQuietAfterwards();
    const twice = { themes: [...builtInWords.themes, ...builtInWords.themes], classifications: [] };
    words.given().when({ type: 'setWords', words: twice }).thenRefused('code-twice');
  });
  it('say what fits', () => {
    expect(wordsRefusal(content, builtInWords)).toBeUndefined();
    expect(wordsRefusal(content, noWords)?.code).toBe('unknown-theme');
    expect(wordsRefusal({ ...content, classifications: ['x'] }, builtInWords)?.code).toBe('unknown-classification');
  });
});
