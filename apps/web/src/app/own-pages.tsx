import { Link } from '@tanstack/react-router';
import { useText } from '../texts/use-text.js';

const PAGES = [
  { to: '/my-data', text: 'nav.myData' },
  { to: '/development', text: 'nav.development' },
  { to: '/settings', text: 'nav.settings' },
] as const;

/** The pages behind one's name, above each of them. */
export function OwnPages({ at }: { readonly at: (typeof PAGES)[number]['to'] }) {
  const text = useText();
  return (
    <nav aria-label={text('nav.own')}>
      <ul className="peil-tabs" role="list">
        {PAGES.map((page) => (
          <li key={page.to}>
            <Link to={page.to} aria-current={page.to === at ? 'page' : undefined}>
              {text(page.text)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
