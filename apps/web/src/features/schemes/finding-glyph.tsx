import { Glyph } from '../../shared/glyphs.js';

/** The sign of a fault or a doubt; its word stands beside it. */
export function FindingGlyph({ severity }: { readonly severity: 'error' | 'warning' }) {
  return (
    <span className={severity === 'error' ? 'is-bad' : 'is-warn'}>
      <Glyph name={severity === 'error' ? 'late' : 'atRisk'} />
    </span>
  );
}
