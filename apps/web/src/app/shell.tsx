import { Button, SkipLink } from '@amsterdam/design-system-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { SayDoneProvider } from '../shared/say-done.js';
import { ChartPatterns, Chevron, Wordmark } from '../shared/glyphs.js';
import { useKeys } from '../shared/use-keys.js';
import { useLanguage, useText } from '../texts/use-text.js';
import { currentEntry, moreOf, navigationOf, type NavigationEntry } from './navigation.js';
import { meQuery, signOut, type Me } from './session.js';

const SearchBox = lazy(async () => ({ default: (await import('../features/search/search-box.js')).SearchBox }));

/** Everything around a page: skip link, wordmark, the bar of the role, language, name, foot. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const text = useText();
  const { data: me } = useQuery(meQuery);
  return (
    <>
      <SkipLink href="#content">{text('app.skip')}</SkipLink>
      <ChartPatterns />
      <div className="ams-page">
        <Header me={me ?? undefined} />
        <main id="content" tabIndex={-1}>
          <SayDoneProvider>{children}</SayDoneProvider>
        </main>
        <footer className="peil-footer">
          <span>{text(me?.demo === false ? 'app.product' : 'app.demo')}</span>
        </footer>
      </div>
    </>
  );
}

function Header({ me }: { readonly me: Me | undefined }) {
  const text = useText();
  const [open, setOpen] = useState(false);
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const [searching, setSearching] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    setOpen(false);
    setSearching(false);
  }, [path]);
  useKeys(useMemo(() => ({ '/': () => setSearching(true) }), []));
  const closeSearch = (): void => {
    setSearching(false);
    opener.current?.focus();
  };
  return (
    <header
      className={open ? 'peil-header peil-menu-open' : 'peil-header'}
      onKeyDown={({ key }) => {
        if (key === 'Escape') setOpen(false);
      }}
    >
      <Link className="peil-brand" to="/">
        <Wordmark label={text('app.home')} />
      </Link>
      {me && <MainMenu me={me} path={path} />}
      <div className="peil-header__end">
        {me && (
          <button
            ref={opener}
            type="button"
            className="peil-link-button opt"
            aria-expanded={searching}
            onClick={() => setSearching(!searching)}
          >
            {text('app.search')}{' '}
            <span className="peil-key" aria-hidden="true">
              /
            </span>
          </button>
        )}
        <LanguageSwitch always={me === undefined} />
        {me && <Own me={me} />}
        {me && (
          <Button variant="secondary" className="peil-menu-button" aria-expanded={open} onClick={() => setOpen(!open)}>
            {text('app.menu')}
          </Button>
        )}
      </div>
      {me && searching && (
        <Suspense>
          <SearchBox close={closeSearch} />
        </Suspense>
      )}
    </header>
  );
}

function MainMenu({ me, path }: { readonly me: Me; readonly path: string }) {
  const text = useText();
  const entries = navigationOf(me);
  const more = moreOf(me);
  const current = currentEntry([...entries, ...more], path);
  return (
    <nav className="peil-nav-wrap" aria-label={text('app.mainMenu')}>
      <ul className="peil-nav" role="list">
        {entries.map(({ text: key, to }) => (
          <li key={to}>
            <Link to={to} activeOptions={{ exact: true }} aria-current={to === current ? 'page' : undefined}>
              {text(key)}
            </Link>
          </li>
        ))}
        <More entries={more} current={current} />
      </ul>
    </nav>
  );
}

/** What is needed less often, behind one button; it closes with Escape, on leaving it, and on going somewhere. */
function More({
  entries,
  current,
}: {
  readonly entries: readonly NavigationEntry[];
  readonly current: string | undefined;
}) {
  const text = useText();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => setOpen(false), [current]);
  if (entries.length === 0) return null;
  return (
    <li
      className="peil-more"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.stopPropagation();
        setOpen(false);
        button.current?.focus();
      }}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setOpen(false);
      }}
    >
      <button
        ref={button}
        type="button"
        className="peil-more__button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {text('app.more')} <Chevron open />
      </button>
      {open && (
        <ul className="peil-more__list" role="list">
          {entries.map(({ text: key, to }) => (
            <li key={to}>
              <Link to={to} activeOptions={{ exact: true }} aria-current={to === current ? 'page' : undefined}>
                {text(key)}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function LanguageSwitch({ always }: { readonly always: boolean }) {
  const text = useText();
  const { language, choose } = useLanguage();
  const other = language === 'nl' ? 'en' : 'nl';
  return (
    <button
      type="button"
      className={always ? 'peil-link-button' : 'peil-link-button opt'}
      lang={other}
      onClick={() => choose(other)}
    >
      {text('app.otherLanguage')}
    </button>
  );
}

function Own({ me }: { readonly me: Me }) {
  const text = useText();
  const client = useQueryClient();
  const navigate = useNavigate();
  return (
    <>
      <Link className="opt" to="/my-data">
        {me.name ?? text('nav.myData')}
      </Link>
      <button
        type="button"
        className="peil-link-button opt"
        onClick={() => {
          void signOut(client).then((endAt) => {
            if (endAt === undefined) return navigate({ to: '/sign-in' });
            window.location.assign(endAt);
            return undefined;
          });
        }}
      >
        {text('app.signOut')}
      </button>
    </>
  );
}
