import { specify } from '@peil/eventing/testing';
import { calendarDay } from '@peil/kernel';
import { personDecider } from './person-decider.js';
import type { PersonCommand } from './person-commands.js';
import type { AppointmentTerms, PersonEvent } from './person-events.js';

const { given } = specify(personDecider);
const day = calendarDay;
const personId = 'p1';
const details = { name: 'Sanne Voorbeeld', personnelNumber: '001234' };
const registered: PersonEvent = { type: 'PersonRegistered', data: { personId, ...details } };

const terms: AppointmentTerms = { unitId: 'parks', role: 'manager', acting: false, salaryScale: 12, weeklyHours: '36' };
const from = day('2024-01-01');
const start: PersonCommand = { type: 'startAppointment', personId, appointmentId: 'a1', terms, from };
const started: PersonEvent = { type: 'AppointmentStarted', data: { personId, appointmentId: 'a1', terms, from } };
const ended = (until: string): PersonEvent => ({
  type: 'AppointmentEnded',
  data: { personId, appointmentId: 'a1', until: day(until) },
});

describe('a person', () => {
  const register: PersonCommand = { type: 'registerPerson', personId, details };

  it('is registered once', () => {
    given().when(register).then(registered);
    given().when(register).thenQuietAfterwards();
    given(registered)
      .when({ ...register, details: { name: 'Iemand Anders' } })
      .thenRefused('person-exists');
  });

  it('has details that can be corrected', () => {
    const correct: PersonCommand = { type: 'correctDetails', personId, details: { ...details, login: 'svoorbeeld' } };
    given(registered)
      .when(correct)
      .then({ type: 'PersonDetailsCorrected', data: { personId, ...details, login: 'svoorbeeld' } });
    given(registered).when(correct).thenQuietAfterwards();
    given(registered).when({ type: 'correctDetails', personId, details }).thenNothing();
  });

  it.each<PersonCommand>([
    start,
    { type: 'correctDetails', personId, details },
    { type: 'recordExcusedInterval', personId, intervalId: 'e1', class: 'A', from },
    { type: 'assignRole', personId, assignmentId: 'r1', role: 'hr', units: 'all', from },
  ])('must be registered before $type', (command) => {
    given().when(command).thenRefused('unknown-person');
  });
});

describe('an appointment', () => {
  it('starts', () => {
    given(registered).when(start).then(started);
    given(registered).when(start).thenQuietAfterwards();
  });

  it('starts once under an id', () => {
    given(registered, started)
      .when({ ...start, from: day('2024-02-01') })
      .thenRefused('appointment-exists');
  });

  it('does not end before it begins', () => {
    given(registered)
      .when({ ...start, until: day('2023-12-31') })
      .thenRefused('end-before-begin');
    given(registered, started)
      .when({ type: 'endAppointment', personId, appointmentId: 'a1', until: day('2023-12-31') })
      .thenRefused('end-before-begin');
  });

  it('may be one of two at once, in another unit or acting in the same', () => {
    const second: PersonCommand = { ...start, appointmentId: 'a2', terms: { ...terms, unitId: 'streets' } };
    given(registered, started)
      .when(second)
      .then({ type: 'AppointmentStarted', data: { personId, appointmentId: 'a2', terms: second.terms, from } });
    const acting: AppointmentTerms = { ...terms, role: 'director', acting: true };
    given(registered, started)
      .when({ ...start, appointmentId: 'a2', terms: acting })
      .then({ type: 'AppointmentStarted', data: { personId, appointmentId: 'a2', terms: acting, from } });
  });

  it('is not the same as another on the same days', () => {
    const again: PersonCommand = { ...start, appointmentId: 'a2', from: day('2024-06-01') };
    given(registered, started).when(again).thenRefused('appointment-overlaps');
    given(registered, started, ended('2024-06-01')).when(again).thenRefused('appointment-overlaps');
  });

  it('may follow an earlier one: a re-appointment', () => {
    given(registered, started, ended('2024-05-31'))
      .when({ ...start, appointmentId: 'a2', from: day('2024-06-01') })
      .then({ type: 'AppointmentStarted', data: { personId, appointmentId: 'a2', terms, from: day('2024-06-01') } });
  });

  it('is never prolonged into a later one of the same kind', () => {
    const second: PersonEvent = {
      type: 'AppointmentStarted',
      data: { personId, appointmentId: 'a2', terms, from: day('2024-06-01') },
    };
    given(registered, started, ended('2024-05-31'), second)
      .when({ type: 'endAppointment', personId, appointmentId: 'a1', until: day('2024-06-30') })
      .thenRefused('appointment-overlaps');
    given(registered, started, ended('2024-05-31'), second)
      .when({ type: 'correctAppointment', personId, appointmentId: 'a1', steps: [{ from, terms }] })
      .thenRefused('appointment-overlaps');
  });

  it('changes from a day on: a move in mid-year', () => {
    const moved = { ...terms, unitId: 'streets' };
    const move: PersonCommand = {
      type: 'changeAppointment',
      personId,
      appointmentId: 'a1',
      from: day('2024-07-01'),
      terms: moved,
    };
    given(registered, started)
      .when(move)
      .then({
        type: 'AppointmentChanged',
        data: { personId, appointmentId: 'a1', from: day('2024-07-01'), terms: moved },
      });
    given(registered, started).when(move).thenQuietAfterwards();
    given(registered, started)
      .when({ ...move, terms })
      .thenNothing();
  });

  it('changes within its own days only', () => {
    const change: PersonCommand = {
      type: 'changeAppointment',
      personId,
      appointmentId: 'a1',
      from: day('2023-12-31'),
      terms: { ...terms, salaryScale: 13 },
    };
    given(registered, started).when(change).thenRefused('outside-appointment');
    given(registered, started, ended('2024-05-31'))
      .when({ ...change, from: day('2024-06-01') })
      .thenRefused('outside-appointment');
  });

  it('does not move to where the person already is', () => {
    const other: PersonEvent = {
      type: 'AppointmentStarted',
      data: { personId, appointmentId: 'a2', terms: { ...terms, unitId: 'streets' }, from },
    };
    given(registered, started, other)
      .when({
        type: 'changeAppointment',
        personId,
        appointmentId: 'a2',
        from: day('2024-03-01'),
        terms,
      })
      .thenRefused('appointment-overlaps');
  });

  it('never reports to the person itself', () => {
    const circle = { ...terms, reportsTo: personId };
    given(registered)
      .when({ ...start, terms: circle })
      .thenRefused('own-manager');
    given(registered, started)
      .when({ type: 'changeAppointment', personId, appointmentId: 'a1', from: day('2024-02-01'), terms: circle })
      .thenRefused('own-manager');
    given(registered, started)
      .when({ type: 'correctAppointment', personId, appointmentId: 'a1', steps: [{ from, terms: circle }] })
      .thenRefused('own-manager');
  });

  it('ends on a last day, and the same end again adds nothing', () => {
    const end: PersonCommand = { type: 'endAppointment', personId, appointmentId: 'a1', until: day('2024-05-31') };
    given(registered, started).when(end).then(ended('2024-05-31'));
    given(registered, started).when(end).thenQuietAfterwards();
    given(registered, started, ended('2024-05-31'))
      .when({ ...end, until: day('2024-08-31') })
      .then(ended('2024-08-31'));
  });

  it('is corrected as a whole', () => {
    const steps = [
      { from: day('2023-06-01'), terms },
      { from: day('2024-02-01'), terms: { ...terms, salaryScale: 13 } },
    ];
    const correct: PersonCommand = { type: 'correctAppointment', personId, appointmentId: 'a1', steps };
    given(registered, started)
      .when(correct)
      .then({ type: 'AppointmentCorrected', data: { personId, appointmentId: 'a1', steps } });
    given(registered, started).when(correct).thenQuietAfterwards();
    given(registered, started)
      .when({ ...correct, steps: [...steps].reverse() })
      .thenRefused('steps-out-of-order');
    given(registered, started)
      .when({ ...correct, steps: [] })
      .thenRefused('steps-out-of-order');
    given(registered, started)
      .when({ ...correct, until: day('2023-01-01') })
      .thenRefused('end-before-begin');
  });

  it('is withdrawn, and its id is not used again', () => {
    const withdraw: PersonCommand = { type: 'withdrawAppointment', personId, appointmentId: 'a1' };
    const withdrawn: PersonEvent = { type: 'AppointmentWithdrawn', data: { personId, appointmentId: 'a1' } };
    given(registered, started).when(withdraw).then(withdrawn);
    given(registered, started).when(withdraw).thenQuietAfterwards();
    given(registered, started, withdrawn).when(start).thenRefused('appointment-exists');
  });

  it.each<PersonCommand>([
    { type: 'changeAppointment', personId, appointmentId: 'a9', from, terms },
    { type: 'endAppointment', personId, appointmentId: 'a9', until: from },
    { type: 'correctAppointment', personId, appointmentId: 'a9', steps: [{ from, terms }] },
    { type: 'withdrawAppointment', personId, appointmentId: 'a9' },
  ])('must be known for $type', (command) => {
    given(registered, started).when(command).thenRefused('unknown-appointment');
  });
});

describe('an excused interval', () => {
  const record: PersonCommand = { type: 'recordExcusedInterval', personId, intervalId: 'e1', class: 'A', from };
  const recorded: PersonEvent = {
    type: 'ExcusedIntervalRecorded',
    data: { personId, intervalId: 'e1', class: 'A', from },
  };

  it('is recorded with a class and nothing else', () => {
    given(registered).when(record).then(recorded);
    given(registered).when(record).thenQuietAfterwards();
    given(registered, recorded)
      .when({ ...record, class: 'B' })
      .thenRefused('excused-interval-exists');
    given(registered)
      .when({ ...record, until: day('2023-12-31') })
      .thenRefused('end-before-begin');
  });

  it('overlaps none of the same class', () => {
    given(registered, recorded)
      .when({ ...record, intervalId: 'e2', from: day('2024-03-01') })
      .thenRefused('excused-interval-overlaps');
    given(registered, recorded)
      .when({ ...record, intervalId: 'e2', class: 'B' })
      .then({ type: 'ExcusedIntervalRecorded', data: { personId, intervalId: 'e2', class: 'B', from } });
  });

  it('ends on a last day', () => {
    const end: PersonCommand = { type: 'endExcusedInterval', personId, intervalId: 'e1', until: day('2024-04-30') };
    given(registered, recorded)
      .when(end)
      .then({ type: 'ExcusedIntervalEnded', data: { personId, intervalId: 'e1', until: day('2024-04-30') } });
    given(registered, recorded).when(end).thenQuietAfterwards();
    given(registered, recorded)
      .when({ ...end, until: day('2023-12-31') })
      .thenRefused('end-before-begin');
    given(registered).when(end).thenRefused('unknown-excused-interval');
  });

  it('is withdrawn', () => {
    const withdraw: PersonCommand = { type: 'withdrawExcusedInterval', personId, intervalId: 'e1' };
    given(registered, recorded)
      .when(withdraw)
      .then({ type: 'ExcusedIntervalWithdrawn', data: { personId, intervalId: 'e1' } });
    given(registered, recorded).when(withdraw).thenQuietAfterwards();
    given(registered).when(withdraw).thenRefused('unknown-excused-interval');
  });
});

describe('an assigned role', () => {
  const assign: PersonCommand = { type: 'assignRole', personId, assignmentId: 'r1', role: 'hr', units: ['west'], from };
  const assigned: PersonEvent = {
    type: 'RoleAssigned',
    data: { personId, assignmentId: 'r1', role: 'hr', units: ['west'], from },
  };

  it('is given for some units or for all', () => {
    given(registered).when(assign).then(assigned);
    given(registered).when(assign).thenQuietAfterwards();
    given(registered, assigned)
      .when({ ...assign, units: 'all' })
      .thenRefused('role-assignment-exists');
    given(registered, assigned)
      .when({ ...assign, assignmentId: 'r2', units: 'all' })
      .then({ type: 'RoleAssigned', data: { personId, assignmentId: 'r2', role: 'hr', units: 'all', from } });
  });

  it('is not given twice', () => {
    given(registered, assigned)
      .when({ ...assign, assignmentId: 'r2' })
      .thenRefused('role-assignment-overlaps');
  });

  it('ends on a last day', () => {
    const end: PersonCommand = { type: 'endRoleAssignment', personId, assignmentId: 'r1', until: day('2024-12-31') };
    given(registered, assigned)
      .when(end)
      .then({ type: 'RoleAssignmentEnded', data: { personId, assignmentId: 'r1', until: day('2024-12-31') } });
    given(registered, assigned).when(end).thenQuietAfterwards();
    given(registered, assigned)
      .when({ ...end, until: day('2023-12-31') })
      .thenRefused('end-before-begin');
    given(registered).when(end).thenRefused('unknown-role-assignment');
    given(registered)
      .when({ ...assign, until: day('2023-12-31') })
      .thenRefused('end-before-begin');
  });
});
