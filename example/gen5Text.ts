import type { Gen5Report } from './gen5Report.ts';

/**
 * A plate as the text export of Gen5 3 has it: tabs, CRLF, three decimals, two empty lines before the header.
 *
 * @returns ASCII
 */
export function gen5Text(report: Gen5Report): string {
  const [month, day, year] = report.date;
  const [header = [], ...rows] = report.matrix;
  const lines: (readonly string[])[] = [
    [],
    [],
    ['Software Version', report.softwareVersion],
    [],
    [],
    [],
    ...report.paths,
    [],
    [],
    [],
    ['Plate Number', report.plateNumber],
    ['Date', `${month}/${day}/${year}`],
    ['Time', twelveHours(report.time)],
    ...report.reader,
    [],
    ['Procedure Details'],
    [],
    ...report.procedure,
    [],
    ['Results'],
    ['Actual Temperature:', report.temperature.toFixed(1)],
    [],
    header.map(String),
    ...rows.map(([letter, ...cells]) => {
      const label = cells.pop();
      return [String(letter), ...cells.map(absorbanceText), String(label)];
    }),
    [],
  ];
  return lines.map((cells) => `${cells.join('\t')}\r\n`).join('');
}

function absorbanceText(cell: string | number): string {
  return typeof cell === 'number' ? cell.toFixed(3) : cell;
}

function twelveHours([hour, minute, second]: Gen5Report['time']): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${((hour + 11) % 12) + 1}:${two(minute)}:${two(second)} ${hour < 12 ? 'AM' : 'PM'}`;
}
