import {
  accreditationFacts,
  checkScheme,
  createDryRuns,
  createFactsReader,
  draftVersion,
  publishedAsWritten,
  type PublishedVersion,
  type Scheme,
} from '@peil/accreditation';
import type { CalendarDay } from '@peil/kernel';
import { createOrganisationReader, organisationProjection } from '@peil/organisation';
import { existsSync } from 'node:fs';
import type { Configuration } from '../../../server/src/wiring/configuration.js';
import { dryRunText } from '../speaking/dry-run-text.js';
import { exitCodes, stop, type ExitCode } from '../speaking/exit-codes.js';
import { readDocument } from '../speaking/files.js';
import { say } from '../speaking/language.js';
import { progressOf } from '../speaking/progress.js';
import { openReadModel } from './data-folder.js';

export type DryRunOptions = {
  readonly scheme: string;
  /** A file, or a version in force. */
  readonly against?: string;
  readonly compare?: string;
  readonly from?: CalendarDay;
  readonly asOf: CalendarDay;
  readonly json: boolean;
};

/** `peil dry-run`: what a scheme would do to everyone, also beside a running server. Nothing is written. */
export async function runDryRun(configuration: Configuration, options: DryRunOptions): Promise<ExitCode> {
  const scheme = schemeIn(options.scheme);
  const other = options.compare === undefined ? undefined : schemeIn(options.compare);
  if (other !== undefined && other.scheme !== scheme.scheme) {
    throw stop(
      exitCodes.usage,
      `Dit zijn twee verschillende regelingen: ${scheme.scheme} en ${other.scheme}.`,
      `These are two different schemes: ${scheme.scheme} and ${other.scheme}.`,
    );
  }
  const facts = openReadModel(configuration, accreditationFacts);
  const organisationDatabase = openReadModel(configuration, organisationProjection);
  try {
    const reader = createFactsReader(facts);
    const published = againstWhat(options.against, scheme.scheme, reader.schemes().published);
    const first = draftVersion(scheme, options.from ?? scheme.from, scheme.version, published);
    const drafts =
      other === undefined
        ? [first]
        : [first, draftVersion(other, options.from ?? other.from, other.version, [...published, first])];
    const dryRuns = createDryRuns({ reader, organisation: createOrganisationReader(organisationDatabase) });
    const total = dryRuns.peopleOn(options.asOf);
    const progress = progressOf({ nl: 'Proefdraaien', en: 'Dry run' }, total, options.json);
    const outcome = await dryRuns.run({ published, drafts, asOf: options.asOf }, { onProgress: progress.at });
    progress.done();
    if (outcome === undefined) return exitCodes.finding;
    console.log(options.json ? JSON.stringify(outcome, undefined, 2) : dryRunText(outcome));
    return exitCodes.ok;
  } finally {
    facts.close();
    organisationDatabase.close();
  }
}

/** @throws CommandStopped when the file holds no scheme, or one that contradicts itself */
function schemeIn(path: string): Scheme {
  const document = readDocument(path);
  const { scheme, findings } = checkScheme(document.content);
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (scheme !== undefined && errors.length === 0) return scheme;
  const lines = errors.map(({ path: at, message }) => `${path}:${document.lineOf(at)}: ${say(message)}`).join('\n');
  throw stop(
    exitCodes.finding,
    `Deze regeling klopt niet, dus er is niets om te proberen:\n${lines}`,
    `This scheme is not right, so there is nothing to try:\n${lines}`,
  );
}

/** The versions to compare with: those in force, one of them alone, or a file. */
function againstWhat(
  against: string | undefined,
  schemeId: string,
  published: readonly PublishedVersion[],
): readonly PublishedVersion[] {
  if (against === undefined) return published;
  const version = published.find((one) => one.schemeId === schemeId && one.version === against);
  if (version !== undefined) return [version];
  if (existsSync(against)) return [publishedAsWritten(schemeIn(against))];
  const known = published.filter((one) => one.schemeId === schemeId).map((one) => one.version);
  throw stop(
    exitCodes.usage,
    `${against} is geen bestand en geen versie die geldt. Er gelden: ${known.join(', ') || 'geen'}.`,
    `${against} is neither a file nor a version in force. In force are: ${known.join(', ') || 'none'}.`,
  );
}
