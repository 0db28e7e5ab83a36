import { describe, expect, it } from 'vitest';
import { textFromCells } from '#sheet/cellList';

describe('a list of cells', () => {
  it('is written as the fewest blocks, as a spreadsheet writes them', () => {
    expect(textFromCells(['C14', 'D14', 'C15', 'D15', 'G14'])).toBe('C14:D15, G14');
  });

  it('knows columns beyond Z and rows beyond 99', () => {
    expect(textFromCells(['AA100', 'Z100', 'AB100', 'AA1048576'])).toBe('Z100:AB100, AA1048576');
  });

  it('does not depend on the order, and names a cell once', () => {
    expect(textFromCells(['B3', 'B2', 'B3', 'B1'])).toBe('B1:B3');
  });

  it('leaves what is no address as it is', () => {
    expect(textFromCells(['line 4', 'B2'])).toBe('B2, line 4');
  });
});
