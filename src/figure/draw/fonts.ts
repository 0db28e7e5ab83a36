import opentype from 'opentype.js';
import type { FontPiece, Typeface } from './fontPieces.ts';
import { fontPieces, hasGlyph } from './fontPieces.ts';
import type { FontSet } from './fontSet.ts';
import type { PathCommand } from './primitives.ts';
import type { TextRun } from './textRun.ts';

/** A run at its place within a line that starts at x = 0 on the baseline y = 0. */
export interface PlacedRun {
  readonly run: TextRun;
  readonly x: number;
  /** Negative: raised. */
  readonly y: number;
  readonly sizePt: number;
  readonly width: number;
}

/** A piece at its place within its run. */
export interface PlacedPiece extends FontPiece {
  /** From the start of the run, points. */
  readonly x: number;
}

/** Extent of what is inked, relative to the start of the baseline; y grows downwards. */
export interface InkBox {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Measures text and turns it into outlines. */
export interface Fonts {
  /** Where each run stands when the line is set at `sizePt`. */
  readonly place: (runs: readonly TextRun[], sizePt: number) => readonly PlacedRun[];
  /** Advance width of the line, points. */
  readonly width: (runs: readonly TextRun[], sizePt: number) => number;
  /** null when nothing is inked (spaces). */
  readonly ink: (runs: readonly TextRun[], sizePt: number) => InkBox | null;
  /** One placed run as the fonts that draw it, and what each of them draws. */
  readonly pieces: (placed: PlacedRun) => readonly PlacedPiece[];
  /** Outlines of one placed run at (x, y). */
  readonly outline: (placed: PlacedRun, x: number, y: number) => readonly PathCommand[];
  /** Characters of a text that no font has. */
  readonly missing: (text: string) => readonly string[];
}

/** Size and shift of raised and lowered characters, in parts of the font size. */
const scriptSize = 0.68;
const raise = -0.36;
const lower = 0.15;

type Face = 'regular' | 'bold' | 'italic' | 'boldItalic';

/**
 * Fonts from their bytes; a face is parsed when it is first used.
 *
 * @source opentype.js 2.0.0 for metrics, kerning and outlines
 */
export function fontsFromBytes(set: FontSet): Fonts {
  const parsed = new Map<Uint8Array, Typeface>();
  const typeface = (bytes: Uint8Array): Typeface => {
    let found = parsed.get(bytes);
    if (found === undefined) {
      // a copy, because the bytes may be a view into a larger buffer
      found = { bytes, font: opentype.parse(new Uint8Array(bytes).buffer) };
      parsed.set(bytes, found);
    }
    return found;
  };
  const cut = (run: TextRun): readonly FontPiece[] =>
    fontPieces(run.text, typeface(set[faceOf(run)]), () => (set.fallbacks ?? []).map(typeface));
  const widths = new Map<string, number>();
  const runWidth = (run: TextRun, sizePt: number): number => {
    const key = `${faceOf(run)} ${run.text}`;
    let perPoint = widths.get(key);
    if (perPoint === undefined) {
      perPoint = sum(cut(run).map((piece) => piece.font.getAdvanceWidth(piece.drawn, 1)));
      widths.set(key, perPoint);
    }
    return perPoint * sizePt;
  };
  const place: Fonts['place'] = (runs, sizePt) => {
    let x = 0;
    return runs.map((run) => {
      const size = run.script === 'normal' ? sizePt : sizePt * scriptSize;
      const y = run.script === 'normal' ? 0 : (run.script === 'super' ? raise : lower) * sizePt;
      const placed = { run, x, y, sizePt: size, width: runWidth(run, size) };
      x += placed.width;
      return placed;
    });
  };
  const pieces: Fonts['pieces'] = (placed) => {
    let x = 0;
    return cut(placed.run).map((piece) => {
      const at = x;
      x += piece.font.getAdvanceWidth(piece.drawn, placed.sizePt);
      return { ...piece, x: at };
    });
  };
  const outline: Fonts['outline'] = (placed, x, y) =>
    pieces(placed).flatMap(
      (piece) => piece.font.getPath(piece.drawn, x + piece.x, y, placed.sizePt).commands,
    );
  const inks = new Map<string, InkBox | null>();
  return {
    place,
    pieces,
    outline,
    width: (runs, sizePt) => sum(place(runs, sizePt).map((placed) => placed.width)),
    ink: (runs, sizePt) => {
      const key = `${sizePt} ${JSON.stringify(runs)}`;
      let box = inks.get(key);
      if (box === undefined) {
        box = inkOf(place(runs, sizePt).flatMap((placed) => outline(placed, placed.x, placed.y)));
        inks.set(key, box);
      }
      return box;
    },
    missing: (text) => {
      const fonts = [set.regular, ...(set.fallbacks ?? [])].map((bytes) => typeface(bytes).font);
      return [...new Set(text)].filter((c) => c.trim() !== '' && !fonts.some((f) => hasGlyph(f, c)));
    },
  };
}

function faceOf(run: TextRun): Face {
  if (run.bold) return run.italic ? 'boldItalic' : 'bold';
  return run.italic ? 'italic' : 'regular';
}

function inkOf(commands: readonly PathCommand[]): InkBox | null {
  // control points bound the curve; for TrueType outlines, which have points at their extremes, the box is exact
  const points = commands.flatMap((c) => (c.type === 'Z' ? [] : [{ x: c.x, y: c.y }]));
  if (points.length === 0) return null;
  const xs = points.map((p) => p.x);
  const ys = points.map((p) => p.y);
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
