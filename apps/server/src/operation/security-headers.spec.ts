import { securityHeaders } from './security-headers.js';

describe('security headers', () => {
  it('are what helmet sets on an answer', () => {
    const headers = securityHeaders({ contentSecurityPolicy: { directives: { defaultSrc: ["'none'"] } } });
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'SAMEORIGIN' });
    expect(headers['strict-transport-security']).toMatch(/max-age=\d+/);
  });
});
