/** A browser without a screen: keeps cookies by host, and follows the way itself. */
export function cookieWalk() {
  const jars = new Map<string, Map<string, string>>();

  async function ask(address: string | URL, init: RequestInit = {}): Promise<Response> {
    const url = new URL(address);
    const jar = jars.get(url.host) ?? new Map<string, string>();
    jars.set(url.host, jar);
    const headers = new Headers(init.headers);
    headers.set('Cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
    const answer = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers,
    });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const [name = '', ...value] = pair.split('=');
      if (/Max-Age=0|expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(name);
      else jar.set(name, value.join('='));
    }
    return answer;
  }

  return {
    ask,
    /**
     * From our sign-in to the provider, as that person there, and back.
     * @returns the address one ends at, and the last answer before it
     */
    async signIn(origin: string, login: string, then = '/'): Promise<{ readonly at: string; readonly last: Response }> {
      let last = await ask(`${origin}/oidc/sign-in?then=${encodeURIComponent(then)}`);
      for (let step = 0; step < 15; step += 1) {
        const at = new URL(last.headers.get('location') ?? '', last.url);
        if (at.origin === origin && at.pathname !== '/oidc/callback') return { at: `${at.pathname}${at.search}`, last };
        last = await ask(at);
        if (last.status === 200) last = await submitted(last, login);
      }
      throw new Error('the way to the provider and back has no end');
    },
  };

  /** Fills in the form of the provider: who one is, then whether Peil may know. */
  async function submitted(page: Response, login: string): Promise<Response> {
    const html = await page.text();
    const [, action = ''] = /action="([^"]+)"/.exec(html) ?? [];
    const [, prompt = ''] = /name="prompt" value="([^"]+)"/.exec(html) ?? [];
    return ask(new URL(action, page.url), {
      method: 'POST',
      body: new URLSearchParams({ prompt, ...(prompt === 'login' && { login, password: 'any' }) }),
    });
  }
}
