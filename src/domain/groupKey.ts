import { doseKey } from './dose.ts';
import type { GroupKey } from './replicateValue.ts';
import type { AttributeName } from './well.ts';

/** The group that something with these attributes belongs to, without its other properties. */
export function groupKeyOf(content: GroupKey): GroupKey {
  const { cellLine, resistance, pretreatment, treatment, dose, timeH } = content;
  return { cellLine, resistance, pretreatment, treatment, dose, timeH };
}

/** One text per group: equal texts are one group. */
export function groupId(group: GroupKey): string {
  return JSON.stringify([
    group.cellLine,
    group.resistance,
    group.pretreatment,
    group.treatment,
    doseKey(group.dose),
    group.timeH,
  ]);
}

/** What a group is called by one of its attributes (`SkBr3`, `T+P`, `0.1 µg/ml`, `48 h`); empty when nobody said. */
export function attributeText(group: GroupKey, attribute: AttributeName): string {
  switch (attribute) {
    case 'cell line':
      return group.cellLine ?? '';
    case 'resistance':
      return group.resistance ?? '';
    case 'pretreatment':
      return group.pretreatment ?? '';
    case 'treatment':
      return group.treatment ?? '';
    case 'dose':
      return doseKey(group.dose);
    case 'time':
      return group.timeH === null ? '' : `${group.timeH} h`;
    case 'role':
    case 'experiment':
      return '';
  }
}

/** A group in words, for messages: `SkBr3, T+P, T-DM1 0.1 µg/ml, 48 h`. */
export function groupText(group: GroupKey): string {
  const treatment = [attributeText(group, 'treatment'), attributeText(group, 'dose')].filter(
    (part) => part !== '',
  );
  return [
    group.cellLine,
    group.resistance,
    group.pretreatment,
    treatment.join(' '),
    attributeText(group, 'time'),
  ]
    .filter((part) => part !== null && part !== '')
    .join(', ');
}

/** The cells of a group in words, whatever was done to them afterwards: `SkBr3, T+P`. */
export function cellsText({ cellLine, resistance, pretreatment }: GroupKey): string {
  return [cellLine, resistance, pretreatment].filter((part) => part !== null && part !== '').join(', ');
}
