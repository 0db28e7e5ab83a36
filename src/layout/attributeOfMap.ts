import type { EmbeddedLayout } from '#domain/embeddedLayout';
import type { Aliases } from '#domain/names';
import { blockAttributeFromText, type BlockAttribute } from './blockAttribute.ts';
import { isDose } from './wellContentOfCell.ts';

/** A plate map says an attribute if its corner or title is one; a list of names has none. */
export function attributeOfMap({ heading, wells }: EmbeddedLayout, aliases: Aliases): BlockAttribute | null {
  if (heading === null) return null;
  const written = wells.flatMap(({ name, concentration }) => name ?? concentration ?? []);
  const attribute = blockAttributeFromText(heading, written.every(isDose), aliases);
  return attribute.ok ? attribute.value : null;
}
