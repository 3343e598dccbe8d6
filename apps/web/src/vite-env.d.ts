/// <reference types="vite/client" />
/** `neutral` or `amsterdam`: chosen when the application is built. */
declare const __THEME__: 'neutral' | 'amsterdam';
/** The values of the design system's properties in the theme built for. */
declare module 'virtual:theme-tokens.css';
