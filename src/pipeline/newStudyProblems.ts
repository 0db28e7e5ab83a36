import type { Problem } from '#domain/problem';

/** Never overwritten: what a person wrote is worth more than a template. */
export function fileExists(path: string, study: string): Problem {
  return {
    code: 'file-exists',
    severity: 'error',
    file: path,
    place: null,
    found: 'a file of this name; nothing was written',
    expected: 'a new study',
    fix: `choose another name, or delete ${path} if it is not needed; \`cellassay check\` says what "${study}" still lacks`,
  };
}

/** On some systems the two are one folder. */
export function onlyInCapitals(study: string, alike: string): Problem {
  return {
    code: 'study-name-unusable',
    severity: 'error',
    file: `plates/${alike}`,
    place: null,
    found: `"${study}" differs from the study "${alike}" only in capitals`,
    expected: 'a name of its own',
    fix: `write it as the folder: \`cellassay new ${alike}\`, or choose another name`,
  };
}

export function claimedAlready(study: string, protocol: string): Problem {
  return {
    code: 'two-protocols',
    severity: 'error',
    file: protocol,
    place: null,
    found: `\`studies\` of ${protocol} claims the study "${study}" already`,
    expected: 'one protocol for a study',
    fix: `use that protocol (\`cellassay run ${study}\`), choose another name, or narrow its \`studies\``,
  };
}

export function nothingThere(file: string): Problem {
  return {
    code: 'no-plate-found',
    severity: 'error',
    file,
    place: null,
    found: 'no read of a plate',
    expected: 'an export with at least one read',
    fix: 'name another file; `cellassay inspect` shows what a file holds',
  };
}
