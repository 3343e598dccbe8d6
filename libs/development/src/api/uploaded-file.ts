import type { MultipartFile } from '@fastify/multipart';
import { Injectable } from '@nestjs/common';
import { ProblemError } from '@peil/http-api';
import { MAX_EVIDENCE_BYTES } from '../evidence-files/media-type.js';

/** The part of a Fastify request with @fastify/multipart that an upload needs. */
export type UploadRequest = {
  isMultipart(): boolean;
  file(options: {
    readonly limits: { readonly fileSize: number; readonly files: number };
  }): Promise<MultipartFile | undefined>;
};

export type UploadedFile = { readonly fileName: string; readonly content: Uint8Array };

/** Uploads held in memory at the same time: the others wait, so that memory stays flat. */
const AT_ONCE = 4;

/** Takes one file out of a request. */
@Injectable()
export class UploadedFiles {
  private busy = 0;
  private readonly waiting: (() => void)[] = [];

  /** @throws ProblemError 400 without a file, 413 when it is too large, 422 when it is empty */
  async take<Result>(request: UploadRequest, use: (file: UploadedFile) => Promise<Result>): Promise<Result> {
    if (!request.isMultipart()) throw noFile();
    if (this.busy >= AT_ONCE) await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.busy += 1;
    try {
      const file = await request.file({ limits: { fileSize: MAX_EVIDENCE_BYTES, files: 1 } });
      if (!file) throw noFile();
      return await use({ fileName: file.filename, content: await contentOf(file) });
    } finally {
      this.busy -= 1;
      this.waiting.shift()?.();
    }
  }
}

async function contentOf(file: MultipartFile): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of file.file) if (part instanceof Uint8Array) parts.push(part);
  if (file.file.truncated) throw tooLarge();
  const content = Buffer.concat(parts);
  if (content.length === 0) throw isEmpty();
  return content;
}

function noFile(): ProblemError {
  return new ProblemError(400, 'file-missing', {
    nl: 'Stuur een bestand mee, als multipart/form-data in het veld "file".',
    en: 'Send a file along, as multipart/form-data in the field "file".',
  });
}

function tooLarge(): ProblemError {
  return new ProblemError(413, 'file-too-large', {
    nl: 'Dit bestand is groter dan 10 MB. Maak het kleiner of stuur alleen de bladzijden die nodig zijn.',
    en: 'This file is larger than 10 MB. Make it smaller or send only the pages that are needed.',
  });
}

function isEmpty(): ProblemError {
  return new ProblemError(422, 'file-empty', {
    nl: 'Dit bestand is leeg.',
    en: 'This file is empty.',
  });
}
