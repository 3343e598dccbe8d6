import jest from './jest.config.mjs';

/** The tests of the domain of accreditation on their own, for `npm run mutation`. */
const [libs] = jest.projects;

export default {
  ...libs,
  displayName: 'mutation',
  testTimeout: 60_000,
  testMatch: ['<rootDir>/libs/accreditation/src/domain/**/*.spec.ts'],
};
