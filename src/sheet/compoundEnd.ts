const headerBytes = 512;
const listedInHeader = 109;
/** Above it stand marks: the end of a chain, a free sector. */
const highestSector = 0xfffffffa;
/** A whole file may end in the unused part of its last sector, but not in more. */
const longestPadding = 512;

/**
 * Whether a compound file (.xls) reaches as far as its own list of sectors says, and does not end in zeros as a copy in progress does.
 *
 * @source [MS-CFB] 2.2 (header), 2.3 (FAT sectors), 2.5 (DIFAT sectors)
 */
export function hasItsEnd(bytes: Uint8Array): boolean {
  if (bytes.length < headerBytes) return false;
  if (bytes.subarray(-longestPadding).every((byte) => byte === 0)) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shift = view.getUint16(30, true);
  if (shift !== 9 && shift !== 12) return true;
  const sectorBytes = 1 << shift;
  const reaches = (sector: number): boolean =>
    // The header takes the place of one sector.
    sector > highestSector || (sector + 2) * sectorBytes <= bytes.length;
  const directory = view.getUint32(48, true);
  const shortSectors = view.getUint32(60, true);
  if (!reaches(directory) || !reaches(shortSectors)) return false;
  // Tables beyond those that the header lists belong to files of more than 7 MB.
  const tables = Math.min(view.getUint32(44, true), listedInHeader);
  for (let table = 0; table < tables; table++) {
    const sector = view.getUint32(76 + 4 * table, true);
    if (!reaches(sector)) return false;
    if (sector > highestSector) continue;
    for (let entry = 0; entry < sectorBytes / 4; entry++) {
      const next = view.getUint32((sector + 1) * sectorBytes + 4 * entry, true);
      // A sector that leads to another is used; some programs mark unused ones as the end of a chain.
      if (next <= highestSector && !(reaches(next) && reaches((table * sectorBytes) / 4 + entry)))
        return false;
    }
  }
  return true;
}
