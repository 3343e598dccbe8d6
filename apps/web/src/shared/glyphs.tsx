import type { ReactNode } from 'react';

/** The twelve glyphs of Peil, 16 pixels each. A state is always its shape and its word. */
export const GLYPHS = {
  met: (
    <>
      <circle cx="8" cy="8" r="7.5" fill="currentColor" />
      <path d="M4.3 8.3l2.6 2.6 4.8-5.3" fill="none" className="s-paper" strokeWidth="2" />
    </>
  ),
  onTrack: (
    <>
      <circle cx="8" cy="8" r="6.7" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M1.5 8a6.5 6.5 0 0 0 13 0z" fill="currentColor" />
    </>
  ),
  atRisk: (
    <>
      <path d="M8 1.8l6.6 12.4H1.4z" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinejoin="round" />
      <path d="M8 6.2v4M8 11.4v1.6" stroke="currentColor" strokeWidth="1.6" />
    </>
  ),
  late: (
    <>
      <path d="M8 .8l7.4 14H.6z" fill="currentColor" />
      <path d="M8 5.6v4.6M8 11.4v1.7" className="s-paper" strokeWidth="1.7" />
    </>
  ),
  short: (
    <>
      <rect x="1.3" y="1.3" width="13.4" height="13.4" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M1.5 11h13v3.5h-13z" fill="currentColor" />
    </>
  ),
  lapsed: (
    <>
      <rect x="1" y="1" width="14" height="14" fill="currentColor" />
      <path d="M4.5 4.5l7 7M11.5 4.5l-7 7" className="s-paper" strokeWidth="1.8" />
    </>
  ),
  exempt: (
    <circle cx="8" cy="8" r="6.6" fill="none" stroke="currentColor" strokeWidth="1.5" strokeDasharray="2.6 2.2" />
  ),
  open: <circle cx="8" cy="8" r="6.6" fill="none" stroke="currentColor" strokeWidth="1.6" />,
  waiting: (
    <>
      <circle cx="8" cy="8" r="6.7" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M8 4v4.3l2.8 1.8" fill="none" stroke="currentColor" strokeWidth="1.6" />
    </>
  ),
  returned: (
    <path d="M6.5 2L2 6.2l4.5 4.2M2.4 6.2h7a4 4 0 0 1 0 8H7" fill="none" stroke="currentColor" strokeWidth="1.7" />
  ),
  not: <path d="M2.5 8h11" stroke="currentColor" strokeWidth="2" />,
} as const satisfies Readonly<Record<string, ReactNode>>;

export type GlyphName = keyof typeof GLYPHS;

export function Glyph({ name }: { readonly name: GlyphName }) {
  return (
    <svg className="peil-ico" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {GLYPHS[name]}
    </svg>
  );
}

export function Chevron({ open }: { readonly open: boolean }) {
  return (
    <svg viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      <path d={open ? 'M1.5 4L6 9l4.5-5' : 'M4 1.5L9 6l-5 4.5'} fill="none" stroke="currentColor" strokeWidth="1.8" />
    </svg>
  );
}

/** The patterns that charts are filled with: once on each page, not hidden, or the browser would not paint them. */
export function ChartPatterns() {
  return (
    <svg width="0" height="0" className="peil-patterns" aria-hidden="true" focusable="false">
      <defs>
        <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="6" height="6" className="f-paper" />
          <rect width="2.4" height="6" className="f-water" />
        </pattern>
        <pattern id="hatch2" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
          <rect width="6" height="6" className="f-paper" />
          <rect width="2.4" height="6" className="f-ink" />
        </pattern>
        <pattern id="dots" width="5" height="5" patternUnits="userSpaceOnUse">
          <rect width="5" height="5" className="f-paper" />
          <circle cx="2.5" cy="2.5" r="1.1" className="f-water" />
        </pattern>
      </defs>
    </svg>
  );
}

export function Wordmark({ label }: { readonly label: string }) {
  return (
    <svg viewBox="0 0 78 34" role="img" aria-label={label}>
      <g fill="none" stroke="currentColor" strokeWidth="3.6">
        <path d="M3.8 28V6.8h6.7a6.2 6.2 0 0 1 0 12.4H4" />
        <path d="M23.4 20.3h13.4a6.8 6.8 0 1 0-2.3 5.6" />
        <path d="M48 13.2V28M60 4.8V28" />
      </g>
      <path d="M42 1.8h12l-6 9z" fill="currentColor" />
    </svg>
  );
}
