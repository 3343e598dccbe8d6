import { actionPlanContextEvents, actionPlanProjections } from '@peil/action-plans';
import { accreditationEvents, accreditationProjections } from '@peil/accreditation';
import { developmentEvents, developmentProjections } from '@peil/development';
import { erasureEvents, erasuresProjection } from '@peil/erasure';
import type { EventDefinition } from '@peil/eventing';
import { organisationProjection, peopleProjection, personEvents, unitEvents } from '@peil/organisation';
import { performanceAgreementEvents, performanceAgreementProjections } from '@peil/performance-agreements';
import { indicatorContextEvents, indicatorProjections } from '@peil/indicators';
import { menuCardContextEvents, menuCardProjections } from '@peil/menu-cards';
import type { Projection } from '@peil/projections';

/** Every event the program can read and write. */
export const eventDefinitions: readonly EventDefinition[] = [
  ...unitEvents,
  ...personEvents,
  ...developmentEvents,
  ...accreditationEvents,
  ...performanceAgreementEvents,
  ...erasureEvents,
  ...actionPlanContextEvents,
  ...indicatorContextEvents,
  ...menuCardContextEvents,
];

/** Every read model, in the order in which it is folded. */
export const projections: readonly Projection[] = [
  organisationProjection,
  peopleProjection,
  ...developmentProjections,
  ...accreditationProjections,
  ...performanceAgreementProjections,
  erasuresProjection,
  ...actionPlanProjections,
  ...indicatorProjections,
  ...menuCardProjections,
];
