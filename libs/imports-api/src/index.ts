export { ImportsApiModule } from './imports-api.module.js';
export { IMPORT_STORE } from './tokens.js';
