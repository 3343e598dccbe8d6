export { demoCalendar, type DemoCalendar } from './calendar.js';
export { situationCodes, situationTexts, type SituationCode } from './city/situations.js';
export {
  demoCity,
  demoPeople,
  demoSizes,
  type DemoCity,
  type DemoOptions,
  type DemoSize,
  type NamedPeople,
  type NamedPerson,
} from './demo-city.js';
export type { DemoCommand, DemoTarget } from './script.js';
export { sendHistory, type OpenedPeriods } from './sending/send-history.js';
export { HistoryRefused, sendCity } from './sending/send-city.js';
