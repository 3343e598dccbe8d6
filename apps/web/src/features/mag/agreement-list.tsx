import { Button } from '@amsterdam/design-system-react';
import { Fragment, useState } from 'react';
import { Section } from '../../app/page.js';
import { Chevron } from '../../shared/glyphs.js';
import { Status } from '../../shared/status.js';
import { useLanguage, useServerText, useText } from '../../texts/use-text.js';
import { AgreementDetail } from './agreement-detail.js';
import { agreementState, titleOf } from './agreement-state.js';
import type { Agreement, Side } from './queries.js';
import { TermsForm } from './terms-form.js';
import type { MagWrites } from './writes.js';

type Parts = {
  readonly agreements: readonly Agreement[];
  readonly side: Side | undefined;
  readonly other: string;
  readonly year: number;
  readonly writes: MagWrites | undefined;
};

/** All agreements of the year; each opens in place on its text, its history and what can be done. */
export function AgreementList({ agreements, side, other, year, writes }: Parts) {
  const text = useText();
  const server = useServerText();
  const { language } = useLanguage();
  const [open, setOpen] = useState<string>();
  const [proposing, setProposing] = useState(false);
  return (
    <Section id="agreements" title={text('mag.all', { year: String(year) })}>
      {agreements.length === 0 && <p className="peil-none">{text('mag.none')}</p>}
      {agreements.length > 0 && (
        <table className="ams-table__table peil-rows">
          <caption className="ams-visually-hidden">{text('mag.all', { year: String(year) })}</caption>
          <thead className="ams-table__header">
            <tr>
              {(['mag.agreement', 'mag.kindHead', 'mag.howFar', 'mag.state'] as const).map((key) => (
                <th key={key} scope="col" className="ams-table__header-cell">
                  {text(key)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="ams-table__body">
            {agreements.map((agreement) => {
              const { agreementId, kindNames, measured } = agreement;
              const isOpen = open === agreementId;
              return (
                <Fragment key={agreementId}>
                  <tr>
                    <th scope="row" className="ams-table__header-cell">
                      <button
                        type="button"
                        className="peil-disclosure"
                        aria-expanded={isOpen}
                        onClick={() => setOpen(isOpen ? undefined : agreementId)}
                      >
                        <Chevron open={isOpen} />
                        {titleOf(agreement, language)}
                      </button>
                    </th>
                    <td className="ams-table__cell" data-l={text('mag.kindOf')}>
                      {server(kindNames)}
                    </td>
                    <td className="ams-table__cell" data-l={text('mag.howFarOf')}>
                      {measured ? server(measured.text) : '–'}
                    </td>
                    <td className="ams-table__cell">
                      <Status of="agreement" code={agreementState(agreement)} />
                    </td>
                  </tr>
                  {isOpen && (
                    <tr>
                      <td colSpan={4} className="ams-table__cell">
                        <AgreementDetail agreement={agreement} side={side} other={other} writes={writes} />
                      </td>
                    </tr>
                  )}
                </Fragment>
              );
            })}
          </tbody>
        </table>
      )}
      {writes && side && (
        <div className="peil-stack peil-after">
          <p>
            <Button variant="secondary" aria-expanded={proposing} onClick={() => setProposing(!proposing)}>
              {text('mag.propose')}
            </Button>
          </p>
          {proposing && <TermsForm writes={writes} side={side} other={other} close={() => setProposing(false)} />}
        </div>
      )}
      <p className="peil-small peil-sub peil-after">{text('mag.noMarks')}</p>
    </Section>
  );
}
