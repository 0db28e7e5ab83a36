import { attributeText } from '#domain/groupKey';
import type { PanelData } from '#domain/panelData';
import type { Problem } from '#domain/problem';
import type { GroupKey } from '#domain/replicateValue';
import { groupAttributes, type AttributeName } from '#domain/well';

/**
 * Facets whose groups differ in something that neither `by` nor `facet` shows, so that a comparison would not be of what the axis says.
 * Most often a name is misspelt in one range of the layout.
 *
 * @returns `panel-mixed`, one for each facet and attribute
 */
export function mixedPanel(panel: PanelData): Problem[] {
  const { request } = panel;
  // drugs that are compared with each other are each given at a dose of their own
  const doseIsShown = panel.kind === 'curves' || request.by === 'treatment';
  const hidden = groupAttributes.filter(
    (attribute) =>
      attribute !== request.by && attribute !== request.facet && !(attribute === 'dose' && doseIsShown),
  );
  return facetsOf(panel).flatMap(({ title, groups }) =>
    hidden.flatMap((attribute) => {
      const texts = groups.map(({ label, key }) => ({ label, text: attributeText(key, attribute) }));
      return new Set(texts.map(({ text }) => text)).size > 1 ? [mixed(panel, title, attribute, texts)] : [];
    }),
  );
}

interface LabelledGroup {
  readonly label: string;
  readonly key: GroupKey;
}

function facetsOf(panel: PanelData): { title: string | null; groups: LabelledGroup[] }[] {
  if (panel.kind === 'bars') {
    return panel.facets.map(({ title, groups }) => ({
      title,
      groups: groups.map(({ label, group }) => ({ label, key: group })),
    }));
  }
  return panel.facets.map(({ title, curves }) => ({
    title,
    groups: curves.map(({ label, group }) => ({ label, key: { ...group, dose: null } })),
  }));
}

function mixed(
  { request }: PanelData,
  title: string | null,
  attribute: AttributeName,
  texts: readonly { readonly label: string; readonly text: string }[],
): Problem {
  const listed = texts
    .map(({ label, text }) => `${label} has ${text === '' ? `no ${attribute}` : text}`)
    .join(', ');
  return {
    code: 'panel-mixed',
    severity: 'warning',
    file: null,
    place: request.place,
    found: `groups of different ${attribute} in panel ${request.name}${title === null ? '' : `, ${title}`}: ${listed}`,
    expected: `groups that differ in ${request.by} alone`,
    fix: `Look whether the ${attribute} is misspelt in a range of the layout; if it is meant, show it with \`facet: ${attribute}\` or \`by: ${attribute}\`, or choose one with \`where\`.`,
  };
}
