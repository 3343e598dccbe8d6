import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { neutralTheme } from './build/neutral-tokens.js';

const require = createRequire(import.meta.url);
const here = import.meta.dirname;

/** `neutral` for everyone; `amsterdam` is the City's own, whose tokens are its property. */
const theme = process.env.THEME ?? 'neutral';
if (theme !== 'neutral' && theme !== 'amsterdam') throw new Error(`THEME is ${theme}; it can be neutral or amsterdam`);

const TOKENS = 'virtual:theme-tokens.css';

/** The style sheets of the design system that `components.css` names. */
function designSystemCss(): string {
  const list = readFileSync(join(here, 'src/theme/components.css'), 'utf8');
  return [...list.matchAll(/@import '([^']+)'/g)]
    .map(([, name = '']) => readFileSync(require.resolve(name), 'utf8'))
    .join('\n');
}

/** The values of the design system's properties: made by rule, or the City's. */
function themeTokens(): Plugin {
  const id = `\0${TOKENS}`;
  return {
    name: 'peil-theme-tokens',
    resolveId: (source) => (source === TOKENS ? id : undefined),
    load: (source) => {
      if (source !== id) return undefined;
      return theme === 'neutral'
        ? neutralTheme(designSystemCss())
        : readFileSync(require.resolve('@amsterdam/design-system-tokens/dist/index.css'), 'utf8');
    },
  };
}

/** Each component of the design system is a file of its own: what is not used (the City's logos) stays out. */
const designSystem = join(require.resolve('@amsterdam/design-system-react/package.json'), '..', 'dist', 'index.js');

export default defineConfig({
  root: here,
  base: '/',
  plugins: [themeTokens()],
  resolve: { alias: { '@amsterdam/design-system-react': designSystem } },
  define: { __THEME__: JSON.stringify(theme) },
  build: {
    outDir: join(here, '../../dist/web'),
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    rolldownOptions: {
      onLog: (level, log, handle) => {
        // Every component of the libraries says so, and here everything is for the client.
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log);
      },
    },
  },
  server: { proxy: { '/v1': 'http://localhost:3000' } },
});
