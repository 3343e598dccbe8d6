import { longDay } from '../../shared/format.js';
import { useLanguage, useText } from '../../texts/use-text.js';
import { differenceOf } from './text-difference.js';
import type { Side, Version } from './queries.js';

/** Text with what is new underlined and what is gone struck through, when there is one to compare it with. */
function Words({ text, before }: { readonly text: string; readonly before?: string | undefined }) {
  if (before === undefined) return <>{text}</>;
  return (
    <>
      {differenceOf(before, text).map(({ type, text: piece }, index) => {
        const words = piece.trimEnd();
        const space = piece.slice(words.length);
        const key = `${index} ${type}`;
        if (type === 'same') return <span key={key}>{piece}</span>;
        return (
          <span key={key}>
            {type === 'added' ? <ins>{words}</ins> : <del>{words}</del>}
            {space === '' ? ' ' : space}
          </span>
        );
      })}
    </>
  );
}

/** The words of one version, what the one above arranges included. */
export function Terms({
  version,
  before,
  side,
  other,
}: {
  readonly version: Version;
  readonly before?: Version | undefined;
  readonly side: Side | undefined;
  readonly other: string;
}) {
  const text = useText();
  const { language } = useLanguage();
  if (version.text === undefined) return <p className="peil-sub">{text('mag.notReadable')}</p>;
  const arranges = side === 'counterpart' ? text('mag.youArrange') : text('mag.otherArranges', { name: other });
  const gone = before?.preconditions.filter(
    ({ preconditionId: id }) => !version.preconditions.some(({ preconditionId }) => preconditionId === id),
  );
  return (
    <div className="peil-stack">
      {before?.title !== undefined && before.title !== version.title && version.title !== undefined && (
        <p className="peil-strong">
          <Words text={version.title} before={before.title} />
        </p>
      )}
      <p className="peil-words">
        <Words text={version.text} before={before?.text} />
      </p>
      {version.preconditions.map(({ preconditionId, text: words, met, metOn }) => {
        const earlier = before?.preconditions.find((one) => one.preconditionId === preconditionId);
        return (
          <p key={preconditionId} className="peil-sub peil-words">
            {arranges} <Words text={words ?? ''} before={before && (earlier?.text ?? '')} />
            {met !== undefined &&
              metOn !== undefined &&
              ` ${text(met ? 'mag.met' : 'mag.notMet', { day: longDay(metOn, language) })}`}
          </p>
        );
      })}
      {gone?.map(({ preconditionId, text: words }) => (
        <p key={preconditionId} className="peil-sub peil-words">
          {arranges} <del>{words}</del>
        </p>
      ))}
    </div>
  );
}
