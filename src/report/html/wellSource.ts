import { group } from 'd3-array';
import type { NormalizedMeasurement } from '#domain/measurement';
import { plateKey } from '#domain/plateKey';
import { textFromWells } from '#plate/wellList';
import { textFromCells } from '#sheet/cellList';
import { html, type Html } from './markup.ts';
import type { ReportPlate } from './reportPlates.ts';

/**
 * Where numbers come from: each plate with its wells and cells, a link to its heatmap.
 *
 * @param wells - the wells that a number was made from
 */
export function wellSource(
  wells: readonly NormalizedMeasurement[],
  plates: ReadonlyMap<string, ReportPlate>,
): Html {
  const sources = [...group(wells, plateKey)].map(([key, ofPlate], i) => {
    const plate = plates.get(key);
    const name = ofPlate[0]?.plate ?? '';
    const link = plate === undefined ? html`${name}` : html`<a href="#${plate.id}">${name}</a>`;
    return html`${i > 0 && '; '}${link} ${wellsAndCells(ofPlate)}`;
  });
  return html`${sources}`;
}

/** `B2:D2 (cells C14:E14)`. */
export function wellsAndCells(wells: readonly NormalizedMeasurement[]): string {
  const cells = textFromCells(wells.map(({ cell }) => cell));
  return `${textFromWells(wells.map(({ well }) => well))} (cells ${cells})`;
}
