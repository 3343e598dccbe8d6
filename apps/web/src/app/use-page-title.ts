import { useEffect } from 'react';
import { useText } from '../texts/use-text.js';

/** The title of the browser's tab: "what – Peil", with "Fout: " first when a form was refused. */
export function usePageTitle(what: string, refused = false): void {
  const text = useText();
  const title = text(refused ? 'app.titleWithError' : 'app.title', { what });
  useEffect(() => {
    document.title = title;
  }, [title]);
}
