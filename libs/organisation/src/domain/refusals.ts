import { refuse } from '@peil/kernel';

/** Why the organisation says no. Each names the field it is about. */

export const endBeforeBegin = refuse(
  'invalid',
  'end-before-begin',
  {
    nl: 'De laatste dag ligt voor de eerste dag. Controleer beide data.',
    en: 'The last day is before the first day. Check both days.',
  },
  { field: 'until' },
);

export const unknownUnit = refuse('notFound', 'unknown-unit', {
  nl: 'Deze eenheid bestaat niet in Peil.',
  en: 'This unit does not exist in Peil.',
});
export const unitExists = refuse('conflict', 'unit-exists', {
  nl: 'Deze eenheid bestaat al, met andere gegevens. Leg de wijziging vast met een ingangsdatum.',
  en: 'This unit already exists with other data. Record the change with the day it takes effect.',
});
export const parentRequired = refuse(
  'invalid',
  'parent-required',
  {
    nl: 'Een eenheid hoort onder een andere eenheid. Alleen de organisatie staat bovenaan.',
    en: 'A unit lies under another unit. Only the organisation stands at the top.',
  },
  { field: 'parentId' },
);
export const organisationHasNoParent = refuse(
  'invalid',
  'organisation-has-no-parent',
  {
    nl: 'De organisatie zelf staat bovenaan en hoort nergens onder.',
    en: 'The organisation itself stands at the top and has no parent.',
  },
  { field: 'parentId' },
);
export const ownParent = refuse(
  'invalid',
  'own-parent',
  { nl: 'Een eenheid kan niet onder zichzelf hangen.', en: 'A unit cannot lie under itself.' },
  { field: 'parentId' },
);
export const unitOutsidePeriod = refuse(
  'invalid',
  'outside-unit-period',
  { nl: 'Deze dag ligt buiten de dagen dat de eenheid bestaat.', en: 'This day is outside the days the unit exists.' },
  { field: 'from' },
);

export const unknownPerson = refuse('notFound', 'unknown-person', {
  nl: 'Deze persoon bestaat niet in Peil.',
  en: 'This person does not exist in Peil.',
});
export const personExists = refuse('conflict', 'person-exists', {
  nl: 'Deze persoon bestaat al, met andere gegevens. Corrigeer de gegevens.',
  en: 'This person already exists with other details. Correct the details.',
});

export const unknownAppointment = refuse('notFound', 'unknown-appointment', {
  nl: 'Deze aanstelling bestaat niet bij deze persoon.',
  en: 'This person has no such appointment.',
});
export const appointmentExists = refuse('conflict', 'appointment-exists', {
  nl: 'Deze aanstelling bestaat al, met andere gegevens. Leg een wijziging of een correctie vast.',
  en: 'This appointment already exists with other data. Record a change or a correction.',
});
export const appointmentOverlaps = refuse(
  'conflict',
  'appointment-overlaps',
  {
    nl: 'Deze persoon heeft in deze dagen al een aanstelling in dezelfde eenheid en rol. Beëindig of corrigeer die eerst.',
    en: 'In these days this person already has an appointment in the same unit and role. End or correct that one first.',
  },
  { field: 'from' },
);
export const ownManager = refuse(
  'invalid',
  'own-manager',
  { nl: 'Iemand kan niet aan zichzelf leiding geven.', en: 'Nobody can be their own manager.' },
  { field: 'reportsTo' },
);
export const changeOutsideAppointment = refuse(
  'invalid',
  'outside-appointment',
  {
    nl: 'De ingangsdatum ligt buiten de aanstelling. Kies een dag binnen de aanstelling, of corrigeer de aanstelling.',
    en: 'The effective day is outside the appointment. Choose a day within it, or correct the appointment.',
  },
  { field: 'from' },
);
export const stepsOutOfOrder = refuse(
  'invalid',
  'steps-out-of-order',
  {
    nl: 'De stappen van een aanstelling staan op volgorde van dag en vallen binnen de aanstelling.',
    en: 'The steps of an appointment stand in order of day and lie within the appointment.',
  },
  { field: 'steps' },
);

export const unknownInterval = refuse('notFound', 'unknown-excused-interval', {
  nl: 'Deze periode met ontheffing bestaat niet bij deze persoon.',
  en: 'This person has no such excused interval.',
});
export const intervalExists = refuse('conflict', 'excused-interval-exists', {
  nl: 'Deze periode met ontheffing bestaat al, met andere gegevens. Trek die in en leg een nieuwe vast.',
  en: 'This excused interval already exists with other data. Withdraw it and record a new one.',
});
export const intervalOverlaps = refuse(
  'conflict',
  'excused-interval-overlaps',
  {
    nl: 'In deze dagen staat al een periode met ontheffing van dezelfde klasse. Beëindig of trek die eerst in.',
    en: 'In these days there already is an excused interval of the same class. End or withdraw that one first.',
  },
  { field: 'from' },
);

export const unknownAssignment = refuse('notFound', 'unknown-role-assignment', {
  nl: 'Deze toegewezen rol bestaat niet bij deze persoon.',
  en: 'This person has no such role assignment.',
});
export const assignmentExists = refuse('conflict', 'role-assignment-exists', {
  nl: 'Deze toewijzing bestaat al, met andere gegevens. Beëindig die en leg een nieuwe vast.',
  en: 'This role assignment already exists with other data. End it and record a new one.',
});
export const assignmentOverlaps = refuse(
  'conflict',
  'role-assignment-overlaps',
  {
    nl: 'In deze dagen heeft deze persoon dezelfde rol al voor dezelfde eenheden.',
    en: 'In these days this person already has the same role for the same units.',
  },
  { field: 'from' },
);
