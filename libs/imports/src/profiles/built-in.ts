import type { Profile } from './profile.js';

/** Profiles of common sources. */
export const builtInProfiles: readonly Profile[] = [];
