import { specify } from '@peil/eventing/testing';
import { calendarDay } from '@peil/kernel';
import { unitDecider, type UnitCommand } from './unit-decider.js';
import type { UnitEvent } from './unit-events.js';

const { given } = specify(unitDecider);
const day = calendarDay;
const spring = day('2024-03-01');

const established: UnitEvent = {
  type: 'UnitEstablished',
  data: { unitId: 'parks', kind: 'directorate', name: 'Parken', parentId: 'space', from: day('2023-01-01') },
};
const establish: UnitCommand = { type: 'establishUnit', ...established.data };

describe('a unit', () => {
  it('is established under another', () => {
    given().when(establish).then(established);
    given().when(establish).thenQuietAfterwards();
  });

  it('is established once: the same again adds nothing, other data is refused', () => {
    given(established).when(establish).thenNothing();
    given(established)
      .when({ ...establish, name: 'Bossen' })
      .thenRefused('unit-exists');
  });

  it('lies under another, unless it is the organisation', () => {
    const { parentId: _parent, ...alone } = establish;
    given().when(alone).thenRefused('parent-required');
    given()
      .when({ ...establish, kind: 'organisation' })
      .thenRefused('organisation-has-no-parent');
    given()
      .when({ ...alone, kind: 'organisation' })
      .then({
        type: 'UnitEstablished',
        data: { unitId: 'parks', kind: 'organisation', name: 'Parken', from: day('2023-01-01') },
      });
    given()
      .when({ ...establish, parentId: 'parks' })
      .thenRefused('own-parent');
  });

  it('does not end before it begins', () => {
    given()
      .when({ ...establish, until: day('2022-12-31') })
      .thenRefused('end-before-begin');
    given(established)
      .when({ type: 'endUnit', unitId: 'parks', until: day('2022-12-31') })
      .thenRefused('end-before-begin');
  });

  it('is called otherwise from a day on', () => {
    const rename: UnitCommand = { type: 'renameUnit', unitId: 'parks', name: 'Groen', from: spring };
    given(established)
      .when(rename)
      .then({ type: 'UnitRenamed', data: { unitId: 'parks', name: 'Groen', from: spring } });
    given(established).when(rename).thenQuietAfterwards();
    given(established)
      .when({ ...rename, name: 'Parken' })
      .thenNothing();
    given(established)
      .when({ ...rename, from: day('2022-01-01') })
      .thenRefused('outside-unit-period');
    given().when(rename).thenRefused('unknown-unit');
  });

  it('moves under another from a day on', () => {
    const move: UnitCommand = { type: 'moveUnit', unitId: 'parks', parentId: 'west', from: spring };
    given(established)
      .when(move)
      .then({ type: 'UnitMoved', data: { unitId: 'parks', parentId: 'west', from: spring } });
    given(established).when(move).thenQuietAfterwards();
    given(established)
      .when({ ...move, parentId: 'parks' })
      .thenRefused('own-parent');
    given(established)
      .when({ ...move, from: day('2022-01-01') })
      .thenRefused('outside-unit-period');
  });

  it('never moves when it is the organisation', () => {
    given({
      type: 'UnitEstablished',
      data: { unitId: 'city', kind: 'organisation', name: 'Stad', from: day('2023-01-01') },
    })
      .when({ type: 'moveUnit', unitId: 'city', parentId: 'parks', from: spring })
      .thenRefused('organisation-has-no-parent');
  });

  it('ends, and its days can be corrected', () => {
    const end: UnitCommand = { type: 'endUnit', unitId: 'parks', until: spring };
    given(established)
      .when(end)
      .then({ type: 'UnitEnded', data: { unitId: 'parks', until: spring } });
    given(established).when(end).thenQuietAfterwards();

    const ended: UnitEvent = { type: 'UnitEnded', data: { unitId: 'parks', until: spring } };
    const correct: UnitCommand = { type: 'correctUnitPeriod', unitId: 'parks', from: day('2022-01-01') };
    given(established, ended)
      .when(correct)
      .then({ type: 'UnitPeriodCorrected', data: { unitId: 'parks', from: day('2022-01-01') } });
    given(established, ended).when(correct).thenQuietAfterwards();
    given(established)
      .when({ ...correct, until: day('2021-01-01') })
      .thenRefused('end-before-begin');
  });
});
