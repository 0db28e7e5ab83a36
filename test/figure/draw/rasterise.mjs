// Rasterises an SVG in a process of its own, so that a test can take the fonts of the system away.
import { readFileSync, writeFileSync } from 'node:fs';
import sharp from 'sharp';

const [, , svg, png] = process.argv;
const image = sharp(readFileSync(svg), { density: 72 })
  .flatten({ background: '#ffffff' })
  .withMetadata({ density: 600 })
  .png({ compressionLevel: 9, adaptiveFiltering: false, palette: false });
writeFileSync(png, await image.toBuffer());
