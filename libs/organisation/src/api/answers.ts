import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageOf } from '@peil/http-api';
import {
  appointmentRoles,
  assignedRoles,
  excuseClasses,
  functionKinds,
  unitKinds,
  type AppointmentRole,
  type AssignedRole,
  type ExcuseClass,
  type UnitKind,
} from '../domain/events.js';

const day = { type: 'string', format: 'date' } as const;
const lastDay = { ...day, description: 'Last day. Absent: no end.' } as const;

export class UnitAnswer {
  @ApiProperty()
  unitId!: string;
  @ApiProperty({ enum: unitKinds })
  kind!: UnitKind;
  @ApiProperty({ description: 'On the day asked for.' })
  name!: string;
  @ApiPropertyOptional({ description: 'What source systems call the unit.' })
  code?: string;
  @ApiPropertyOptional({ description: 'The unit it lies under on the day asked for.' })
  parentId?: string;
  @ApiPropertyOptional({ description: 'The directorate or district in which it lies, itself included.' })
  directorateId?: string;
  @ApiPropertyOptional({ description: 'The cluster in which it lies, itself included.' })
  clusterId?: string;
  @ApiProperty(day)
  from!: string;
  @ApiPropertyOptional(lastDay)
  until?: string;
}

export class UnitPage extends PageOf {
  @ApiProperty({ type: [UnitAnswer] })
  items!: readonly UnitAnswer[];
}

export class AppointmentAnswer {
  @ApiProperty()
  appointmentId!: string;
  @ApiProperty()
  unitId!: string;
  @ApiPropertyOptional({ description: 'Absent when the unit does not exist on that day.' })
  unitName?: string;
  @ApiPropertyOptional({ description: 'The directorate or district in which the unit lies.' })
  directorateId?: string;
  @ApiPropertyOptional({ description: 'The cluster in which the unit lies.' })
  clusterId?: string;
  @ApiProperty({ enum: appointmentRoles })
  role!: AppointmentRole;
  @ApiPropertyOptional({ enum: functionKinds })
  functionKind?: string;
  @ApiPropertyOptional({ type: 'integer' })
  salaryScale?: number;
  @ApiPropertyOptional({ description: 'Hours a week, a decimal.', example: '36' })
  weeklyHours?: string;
  @ApiProperty({ description: 'Stands in for somebody.' })
  acting!: boolean;
  @ApiPropertyOptional({ description: 'The person it reports to, where the appointment itself says so.' })
  reportsTo?: string;
  @ApiProperty(day)
  from!: string;
  @ApiPropertyOptional(lastDay)
  until?: string;
}

export class ManagerItem {
  @ApiProperty()
  personId!: string;
  @ApiPropertyOptional({ description: 'Absent after an erasure.' })
  name?: string;
  @ApiProperty({ type: [AppointmentAnswer], description: 'On the day asked for.' })
  appointments!: readonly AppointmentAnswer[];
}

export class ManagerPage extends PageOf {
  @ApiProperty({ type: [ManagerItem] })
  items!: readonly ManagerItem[];
}

export class ReportingLineAnswer {
  @ApiProperty()
  appointmentId!: string;
  @ApiProperty({
    enum: ['stated', 'director', 'cityDirector', 'vacant', 'top'],
    description:
      'Why: stated in the appointment, the director, the city director, nobody holds the post, nobody above.',
  })
  reason!: string;
  @ApiPropertyOptional()
  managerId?: string;
  @ApiPropertyOptional()
  managerName?: string;
}

export class ExcusedIntervalAnswer {
  @ApiProperty()
  intervalId!: string;
  @ApiProperty({ enum: excuseClasses, description: 'What a class means is agreed outside Peil.' })
  class!: ExcuseClass;
  @ApiProperty(day)
  from!: string;
  @ApiPropertyOptional(lastDay)
  until?: string;
}

export class ManagerAnswer extends ManagerItem {
  @ApiProperty(day)
  asOf!: string;
  @ApiProperty({
    type: [AppointmentAnswer],
    description: 'All appointments over all days, cut where their terms change; units as on the first day of each.',
  })
  history!: readonly AppointmentAnswer[];
  @ApiProperty({ type: [ReportingLineAnswer], description: 'One for each appointment on the day asked for.' })
  reportingLines!: readonly ReportingLineAnswer[];
  @ApiPropertyOptional({ type: [ExcusedIntervalAnswer], description: 'Absent for those who may not see them.' })
  excusedIntervals?: readonly ExcusedIntervalAnswer[];
}

export class PersonItem {
  @ApiProperty()
  personId!: string;
  @ApiProperty()
  name!: string;
  @ApiProperty({ type: [AppointmentAnswer], description: 'Today.' })
  appointments!: readonly AppointmentAnswer[];
}

export class PeoplePage extends PageOf {
  @ApiProperty({ type: [PersonItem] })
  items!: readonly PersonItem[];
}

export class RoleAssignmentAnswer {
  @ApiProperty()
  assignmentId!: string;
  @ApiProperty()
  personId!: string;
  @ApiPropertyOptional({ description: 'Absent after an erasure.' })
  name?: string;
  @ApiProperty({ enum: assignedRoles })
  role!: AssignedRole;
  @ApiProperty({ description: 'Everywhere, or in `unitIds` and all below them.' })
  everywhere!: boolean;
  @ApiProperty({ type: [String] })
  unitIds!: readonly string[];
  @ApiProperty(day)
  from!: string;
  @ApiPropertyOptional(lastDay)
  until?: string;
}

export class RoleAssignmentPage extends PageOf {
  @ApiProperty({ type: [RoleAssignmentAnswer] })
  items!: readonly RoleAssignmentAnswer[];
}

/** Answer to a write: what it made or changed, and the position that includes it. */
export class UnitWritten {
  @ApiProperty()
  unitId!: string;
  @ApiProperty()
  position!: string;
}
export class PersonWritten {
  @ApiProperty()
  personId!: string;
  @ApiProperty()
  position!: string;
}
export class AppointmentWritten extends PersonWritten {
  @ApiProperty()
  appointmentId!: string;
}
export class ExcusedIntervalWritten extends PersonWritten {
  @ApiProperty()
  intervalId!: string;
}
export class RoleAssignmentWritten extends PersonWritten {
  @ApiProperty()
  assignmentId!: string;
}
