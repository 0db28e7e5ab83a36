import { isoDate, isoTime } from '../dateTime.ts';
import { childCalled, textOf, type XmlElement } from './xmlElement.ts';

/** What a plate section of the XML says about reader, time and plate. */
export function xmlFacts(
  section: XmlElement,
  settings: XmlElement | null,
  reader: string,
  firmware: string | undefined,
): Record<string, string> {
  const [, time, date] = /^(\d{1,2}:\d{2}(?::\d{2})?\s*[AP]?M?)\s+(\S+)$/i.exec(
    section.attributes['ReadTime']?.trim() ?? '',
  ) ?? [undefined, undefined, section.attributes['ReadTime']];
  const all: Record<string, string | null | undefined> = {
    date: date === undefined ? undefined : isoDate(date),
    time: time === undefined ? undefined : isoTime(time),
    reader: reader.trim(),
    firmware: firmware?.trim(),
    barcode: textOf(childCalled('Barcode', section)),
    plateType: settings?.attributes['PlateType'],
    temperatureC: textOf(childCalled('TemperatureData', section)),
  };
  return Object.fromEntries(
    Object.entries(all).flatMap(([key, value]) =>
      value === null || value === undefined || value === '' || /^n\/a$/i.test(value) ? [] : [[key, value]],
    ),
  );
}
