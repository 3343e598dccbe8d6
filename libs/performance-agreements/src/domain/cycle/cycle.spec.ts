import { calendarDay } from '@peil/kernel';
import {
  accept,
  accepted,
  amend,
  amended,
  byDirector,
  byHr,
  byManager,
  byNewDirector,
  command,
  conclude,
  concludedBy,
  declined,
  fingerprint,
  handedOver,
  opened,
  otherFingerprint,
  outcome,
  planned,
  propose,
  proposed,
  terms,
} from '../../testing/cycle-cases.js';
import { cycleDecider } from './cycle.js';

const agreementId = 'agreement-1';

describe('agreeing', () => {
  it('the director proposes, which begins the year', () => {
    expect(outcome([], propose(byDirector))).toEqual(['MagCycleOpened', 'AgreementProposed']);
  });
  it('and names by what it measures itself, once', () => {
    const measuredBy = { indicators: ['mixed-panels'], offerings: ['o1'] };
    const named = command(byDirector, {
      type: 'proposeAgreements',
      agreements: [{ agreementId, kind: 'social-safety', terms, fingerprint, measuredBy }],
    });
    expect(outcome([opened], named)).toEqual(['AgreementProposed', 'AgreementMeasureNamed']);
    expect(outcome([opened, proposed], named)).toEqual([]);
  });
  it('or the manager, who may be first as well', () => {
    expect(outcome([], propose(byManager))).toEqual(['MagCycleOpened', 'AgreementProposed']);
  });
  it('puts the text in force when the other has accepted that very text', () => {
    expect(outcome([opened, proposed], accept(byManager))).toEqual(['AgreementAccepted']);
  });
  it('nobody accepts their own proposal', () => {
    expect(outcome([opened, proposed], accept(byDirector))).toBe('own-proposal');
  });
  it('nobody accepts a text they did not read', () => {
    expect(outcome([opened, proposed], accept(byManager, 1, otherFingerprint))).toBe('agreement-text-differs');
    expect(outcome([opened, proposed, amended], accept(byDirector, 1, fingerprint))).toBe('agreement-version-changed');
  });
  it('a change needs acceptance; until then the old text is in force', () => {
    expect(outcome([opened, proposed, accepted], amend(byManager))).toEqual(['AgreementAmended']);
    const history = [opened, proposed, accepted, amended];
    const { agreements } = history.reduce(cycleDecider.evolve, cycleDecider.initialState);
    expect(agreements.get(agreementId)?.versions.map(({ state }) => state)).toEqual(['accepted', 'pending']);
    expect(outcome(history, accept(byDirector, 2, otherFingerprint))).toEqual(['AgreementAccepted']);
  });
  it('a refused change leaves the old text in force, and can be reopened', () => {
    const history = [opened, proposed, accepted, amended, declined];
    const { agreements } = history.reduce(cycleDecider.evolve, cycleDecider.initialState);
    expect(agreements.get(agreementId)?.versions.map(({ state }) => state)).toEqual(['accepted', 'declined']);
    const reopen = command(byDirector, { type: 'reopenAgreement', agreementId });
    expect(outcome(history, accept(byDirector, 2, otherFingerprint))).toBe('agreement-not-pending');
    expect(outcome(history, reopen)).toEqual(['AgreementReopened']);
    expect(outcome([opened, proposed, accepted], reopen)).toBe('nothing-to-reopen');
  });
  it('only who proposed takes back', () => {
    const withdraw = { type: 'withdrawAgreement', agreementId } as const;
    expect(outcome([opened, proposed], command(byDirector, withdraw))).toEqual(['AgreementWithdrawn']);
    expect(outcome([opened, proposed], command(byManager, withdraw))).toBe('proposal-of-the-other');
  });
  it('a refusal answers the version it was about', () => {
    const decline = { type: 'declineAgreement', agreementId, version: 1, reason: 'Nee.' } as const;
    expect(outcome([opened, proposed], command(byManager, decline))).toEqual(['AgreementDeclined']);
    expect(outcome([opened, proposed], command(byDirector, decline))).toBe('own-proposal');
  });
  it('what the director owes is recorded as met or not, once it is agreed', () => {
    const owed = { type: 'recordPrecondition', agreementId, preconditionId: 'precondition-1', met: false } as const;
    expect(outcome([opened, proposed], command(byManager, owed))).toBe('agreement-not-in-force');
    expect(outcome([opened, proposed, accepted], command(byManager, owed))).toEqual(['PreconditionRecorded']);
    const other = { ...owed, preconditionId: 'precondition-9' };
    expect(outcome([opened, proposed, accepted], command(byManager, other))).toBe('unknown-precondition');
  });
});

describe('being a party', () => {
  it('nobody but the manager and whom they report to now', () => {
    expect(outcome([opened], propose({ personId: 'stranger', line: ['director-1'] }))).toBe('not-a-party');
    expect(outcome([opened], propose(byHr))).toBe('not-a-party');
  });
  it('HR opens a cycle and states facts about the work', () => {
    expect(outcome([], command(byHr, { type: 'openCycle' }))).toEqual(['MagCycleOpened']);
    const fact = { type: 'stateWorkFact', factId: 'f', fact: 'vacancy', from: calendarDay('2026-02-01') } as const;
    expect(outcome([opened], command(byHr, fact))).toEqual(['WorkFactStated']);
  });
  it('a new director takes the cycle over before doing anything in it', () => {
    expect(outcome([opened, proposed], propose(byNewDirector))).toBe('cycle-not-handed-over');
    const take = command(byNewDirector, { type: 'handOver', to: 'director-2' });
    expect(outcome([opened, proposed], take)).toEqual(['MagCycleHandedOver', 'MagCycleHandOverConfirmed']);
  });
  it('a cycle handed over by somebody else waits for confirmation', () => {
    const atNew = { personId: 'manager-1', line: ['director-2'] };
    expect(outcome([opened], command(atNew, { type: 'handOver', to: 'director-2' }))).toEqual(['MagCycleHandedOver']);
    expect(outcome([opened, handedOver], propose(byNewDirector))).toBe('hand-over-not-confirmed');
    expect(outcome([opened, handedOver], command(byNewDirector, { type: 'confirmHandOver' }))).toEqual([
      'MagCycleHandOverConfirmed',
    ]);
    expect(outcome([opened], command(byManager, { type: 'handOver', to: 'director-2' }))).toBe('not-in-reporting-line');
  });
  it('the old director has no part in it any more', () => {
    expect(outcome([opened], propose({ personId: 'director-1', line: ['director-2'] }))).toBe('not-a-party');
  });
  it('while the post above is vacant a manager writes entries alone', () => {
    const alone = { personId: 'manager-1', line: [] };
    const entry = { type: 'recordEntry', moment: 'moment-1', goals: 'Door.' } as const;
    expect(outcome([], command(alone, entry))).toEqual(['MagCycleOpened', 'MagEntryRecorded']);
  });
});

describe('the year goes on', () => {
  it('entries of a moment come from either side, and not empty', () => {
    const entry = { type: 'recordEntry', moment: 'moment-1', intentions: 'Plannen.', progress: 'onCourse' } as const;
    expect(outcome([opened], command(byManager, entry))).toEqual(['MagEntryRecorded']);
    expect(outcome([opened], command(byDirector, entry))).toEqual(['MagEntryRecorded']);
    expect(outcome([opened], command(byManager, { type: 'recordEntry', moment: 'moment-1' }))).toBe('entry-empty');
  });
  it('a talk is planned, moved, cancelled or held', () => {
    const april = calendarDay('2026-04-09');
    const plan = { type: 'planTalk', talkId: 'talk-1', on: april } as const;
    expect(outcome([opened], command(byDirector, plan))).toEqual(['TalkPlanned']);
    expect(outcome([opened, planned], command(byManager, { ...plan, type: 'moveTalk' }))).toEqual(['TalkMoved']);
    const past = { ...plan, on: calendarDay('2026-03-01') };
    expect(outcome([opened], command(byDirector, past))).toBe('talk-in-the-past');
    const held = { ...past, type: 'holdConversation' } as const;
    expect(outcome([opened, planned], command(byDirector, held))).toEqual(['ConversationHeld']);
    expect(outcome([opened], command(byDirector, { ...held, on: april }))).toBe('conversation-in-the-future');
    const cancel = { type: 'cancelTalk', talkId: 'talk-1' } as const;
    expect(outcome([opened, planned], command(byManager, cancel))).toEqual(['TalkCancelled']);
    expect(outcome([opened], command(byManager, cancel))).toBe('unknown-talk');
  });
  it('an agreement is concluded when both have said how it ended', () => {
    const history = [opened, proposed, accepted];
    expect(outcome([opened, proposed], conclude(byManager))).toBe('agreement-not-in-force');
    expect(outcome(history, conclude(byManager))).toEqual(['AgreementConcluded']);
    expect(outcome(history, command(byManager, { type: 'closeCycle' }))).toBe('agreements-not-concluded');
    const both = [...history, concludedBy('manager'), concludedBy('counterpart')];
    expect(outcome(both, command(byDirector, { type: 'closeCycle' }))).toEqual(['MagCycleClosed']);
    expect(outcome(both, amend(byManager))).toBe('agreement-concluded');
  });
  it('a closed year takes nothing until it is reopened', () => {
    const closed = { type: 'MagCycleClosed', data: { ...opened.data } } as const;
    const { personId, year, side, day } = closed.data;
    const history = [opened, { type: 'MagCycleClosed', data: { personId, year, side, day } } as const];
    expect(outcome(history, propose(byDirector))).toBe('cycle-closed');
    expect(outcome(history, command(byDirector, { type: 'reopenCycle' }))).toEqual(['MagCycleReopened']);
  });
  it('a year far away does not begin', () => {
    expect(outcome([], { ...propose(byDirector), year: 2030 })).toBe('year-too-far');
    expect(outcome([], { ...propose(byDirector), year: 2022 })).toBe('year-too-far');
  });
});
