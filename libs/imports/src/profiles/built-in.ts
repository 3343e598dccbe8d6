import { completionProfiles } from './completion-profiles.js';
import { sessionProfiles } from './session-profiles.js';
import { organisationProfiles } from './organisation-profiles.js';
import type { Profile } from './profile.js';

/** Profiles of common sources. */
export const builtInProfiles: readonly Profile[] = [...completionProfiles, ...organisationProfiles, ...sessionProfiles];
