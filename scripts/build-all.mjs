// `npm run build`: the server, the command line and the web application, in `dist`.
import { buildAll } from './build.mjs';
import { install } from './install.mjs';

install();
buildAll();
