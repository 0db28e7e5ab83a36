const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?$/i;

/** Whether Windows keeps a name for a device, whatever ending stands behind it: a file of this name cannot be written there. */
export function isReservedByWindows(name: string): boolean {
  return devices.test(name);
}
