import type { FigureSpec } from '#domain/figure';
import { barsGallery } from './barsGallery.ts';
import { curvesGallery } from './curvesGallery.ts';

/** All made-up figures; the tests look at each of them. */
export const gallery: Readonly<Record<string, FigureSpec>> = { ...barsGallery, ...curvesGallery };
