import { Button } from '@amsterdam/design-system-react';
import { useRef, useState } from 'react';
import { useText } from '../../texts/use-text.js';

const MOST_BYTES = 10 * 1024 * 1024;
const KB = 1024;

/** A place to drop files on, or to choose them with the keyboard. A file that is too large is refused here at once. */
export function EvidenceDrop({
  files,
  change,
}: {
  readonly files: readonly File[];
  readonly change: (files: readonly File[]) => void;
}) {
  const text = useText();
  const input = useRef<HTMLInputElement>(null);
  const [refused, setRefused] = useState(false);
  const add = (added: FileList | null): void => {
    const list = [...(added ?? [])];
    const fitting = list.filter(({ size }) => size <= MOST_BYTES);
    setRefused(fitting.length < list.length);
    if (fitting.length > 0) change([...files, ...fitting]);
  };
  return (
    <div>
      <p className="ams-label" id="evidence-label">
        {text('record.evidence')}
      </p>
      <p className="ams-hint">{text('record.evidenceHint')}</p>
      <div
        className="peil-drop"
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          add(event.dataTransfer.files);
        }}
      >
        {text('record.drop')}{' '}
        <Button variant="tertiary" type="button" onClick={() => input.current?.click()}>
          {text('record.chooseFile')}
        </Button>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          aria-labelledby="evidence-label"
          onChange={({ target }) => {
            add(target.files);
            target.value = '';
          }}
        />
      </div>
      {refused && (
        <p className="ams-error-message" role="alert">
          {text('record.tooLarge')}
        </p>
      )}
      <ul className="peil-list" role="list">
        {files.map((file, index) => (
          <li key={`${file.name} ${index}`} className="peil-file">
            <span>
              <strong>{file.name}</strong>{' '}
              <span className="peil-sub">{Math.max(1, Math.round(file.size / KB))} kB</span>
            </span>
            <Button variant="tertiary" type="button" onClick={() => change(files.filter((one) => one !== file))}>
              {text('record.removeFile')}
              <span className="ams-visually-hidden"> {file.name}</span>
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
