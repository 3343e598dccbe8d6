import type { AddEvidence } from '@peil/development';
import type { DemoCommand } from '../script.js';

type EvidenceCommand = Extract<DemoCommand, { readonly to: 'evidence' }>;

export function contentOf({ file }: EvidenceCommand): Uint8Array {
  return new TextEncoder().encode(file.text);
}

/** @param fingerprint keyed hash of the content, 64 hexadecimal digits */
export function addEvidenceCommand(command: EvidenceCommand, fingerprint: string): AddEvidence {
  const { streamId: personId, file } = command;
  const { activityId, evidenceId, today, fileName } = file;
  const evidence = {
    evidenceId,
    mediaType: 'text/plain' as const,
    size: contentOf(command).length,
    fingerprint,
    fileName,
  };
  return { type: 'addEvidence', personId, activityId, today, by: personId, evidence };
}
