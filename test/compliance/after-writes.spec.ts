import { calendarDay } from '@peil/kernel';
import { growingCompliance, rawCity, type RawEvent } from './city-in-memory.js';

const raw = rawCity('small', calendarDay('2026-11-24'));
const isOrganisation = ({ type }: RawEvent): boolean =>
  ['Unit', 'Person', 'Appointment', 'Excused'].some((word) => type.startsWith(word));
const unitIds = raw
  .filter(({ type, data }) => type === 'UnitEstablished' && data.kind !== 'team')
  .map(({ data }) => ({ unitId: String(data.unitId), kind: String(data.kind) }));

type Asked = ReturnType<typeof growingCompliance>['compliance'];

/** Everything that is answered about every unit on two days. */
function answers(compliance: Asked): unknown {
  return unitIds.flatMap(({ unitId, kind }) =>
    ['2026-05-20', '2026-10-15'].map((day) => {
      const level = kind === 'organisation' || kind === 'cluster' ? kind : 'directorate';
      const asked = { unitId, kind: level, year: 2026, asOf: calendarDay(day), view: 'persons' } as const;
      const found = compliance.of(asked);
      if (found === undefined) return { unitId, day, found };
      const { counts, coming, trend, own, people, units } = found;
      return {
        ...{ unitId, day, counts, coming, trend, own },
        units: units.map((one) => [one.unit.unitId, one.counts, one.own]),
        people: people.map(({ personId, duties, reasons, talkOn }) => ({ personId, duties, reasons, talkOn })),
      };
    }),
  );
}

describe('compliance that was asked before', () => {
  it('is after every write what a new reader says', () => {
    const kept = growingCompliance();
    // The organisation and what people do are told by turns, so that each changes under what is remembered of the other.
    const [first, later] = [raw.filter(isOrganisation), raw.filter((one) => !isOrganisation(one))];
    const start = Math.floor(first.length * 0.7);
    const order: (readonly RawEvent[])[] = [first.slice(0, start), later.slice(0, Math.floor(later.length * 0.8))];
    for (let step = 0; step < 6; step += 1) {
      const of = (list: readonly RawEvent[], from: number): readonly RawEvent[] => {
        const size = Math.ceil((list.length - from) / 6);
        return list.slice(from + step * size, from + (step + 1) * size);
      };
      order.push(of(first, start), of(later, Math.floor(later.length * 0.8)));
    }
    const told: RawEvent[] = [];
    for (const part of order) {
      kept.tell(part);
      told.push(...part);
      const fresh = growingCompliance();
      fresh.tell(told);
      expect(answers(kept.compliance)).toEqual(answers(fresh.compliance));
    }
    expect(told).toHaveLength(raw.length);
  });

  it('says that nobody is late who has nobody to agree with, from the day the director left', () => {
    const city = growingCompliance();
    const directors = raw.filter(
      ({ type, data }) => type === 'AppointmentStarted' && (Object(data.terms) as { role: string }).role === 'director',
    );
    city.tell(raw.filter((one) => isOrganisation(one) || one.type.startsWith('MagPolicy')));
    const asked = { kind: 'organisation', year: 2026, asOf: calendarDay('2026-10-15'), view: 'persons' } as const;
    const unitId = unitIds.find(({ kind }) => kind === 'organisation')?.unitId ?? '';
    const late = () =>
      city.compliance
        .of({ ...asked, unitId })
        ?.counts.duties.map((one) => one.late)
        .slice(0, 2);
    const before = late();
    expect(before?.some((count) => (count ?? 0) > 0)).toBe(true);
    city.tell(
      directors.map(({ data, at }) => ({
        type: 'AppointmentEnded',
        data: { personId: data.personId, appointmentId: data.appointmentId, until: '2026-03-31' },
        at,
      })),
    );
    expect(late()?.[0]).toBe(0);
  });
});
