import { intervision, today } from '../testing/activities.js';
import { dossierDecider } from './dossier.js';
import { planSession, type Attendee } from './session.js';

const { source, ...activity } = intervision();
const attendee = (personId: string, changes: Partial<Attendee> = {}): Attendee => ({
  personId,
  attendance: 'attended',
  minutes: undefined,
  role: undefined,
  ...changes,
});
const context = {
  commandId: 'command-1',
  today,
  by: 'hr-1',
  reason: 'Presentielijst',
  derive: (...parts: readonly string[]) => parts.join('.'),
};
const session = {
  sessionId: 's1',
  activity,
  system: 'amsterdamse-school',
  attendees: [attendee('p1'), attendee('p2')],
};

describe('an attendance list', () => {
  it('is entered as received, never as the person’s own report', () => {
    expect(source.type).toBe('selfReported');
    const [first] = planSession(session, context);
    expect(first?.command.activity?.source).toEqual({ type: 'attendanceList', system: 'amsterdamse-school' });
  });
  it('of twenty people is twenty commands with ids of their own', () => {
    const attendees = Array.from({ length: 20 }, (_, index) => attendee(`p${index}`));
    const commands = planSession({ ...session, attendees }, context);
    expect(new Set(commands.map(({ commandId }) => commandId)).size).toBe(20);
    expect(new Set(commands.map(({ command }) => command.activityId)).size).toBe(20);
  });
  it('sent again under another command id speaks of the same activities', () => {
    const again = planSession(session, { ...context, commandId: 'command-2' });
    const ids = (commands: typeof again) => commands.map(({ command }) => command.activityId);
    expect(ids(again)).toEqual(ids(planSession(session, context)));
  });
  it('keeps who left early apart', () => {
    const attendees = [attendee('p1', { minutes: 60 }), attendee('p2', { role: 'organised' })];
    const [early, organiser] = planSession({ ...session, attendees }, context);
    expect(early?.command.activity).toMatchObject({ minutes: 60, role: 'attended' });
    expect(organiser?.command.activity).toMatchObject({ minutes: 180, role: 'organised' });
  });
  it('takes who is listed twice once, by the last line', () => {
    const attendees = [attendee('p1'), attendee('p1', { attendance: 'absent' })];
    const commands = planSession({ ...session, attendees }, context);
    expect(commands).toHaveLength(1);
    expect(commands[0]?.command.activity).toBeUndefined();
  });
  it('that says absent takes back what an earlier list said', () => {
    const [present] = planSession(session, context);
    const [absent] = planSession({ ...session, attendees: [attendee('p1', { attendance: 'absent' })] }, context);
    if (!present || !absent) throw new Error('no commands');
    const decision = dossierDecider.decide(present.command, dossierDecider.initialState);
    const events = 'events' in decision ? decision.events : [];
    const state = events.reduce(dossierDecider.evolve, dossierDecider.initialState);
    expect(dossierDecider.decide(absent.command, state)).toMatchObject({ events: [{ type: 'ActivityWithdrawn' }] });
    expect(dossierDecider.decide(absent.command, dossierDecider.initialState)).toEqual({ events: [] });
  });
});
