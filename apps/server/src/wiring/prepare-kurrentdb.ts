export { prepareServer as prepareKurrentDb, type Preparation, type PreparationStep } from '@peil/eventing-kurrentdb';
