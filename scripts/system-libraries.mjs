// Finds out which system libraries Electron lacks on Linux, and how this system gets them.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { run } from './child-process.mjs';
import { hasDisplay, isOnPath, isRoot } from './electron-environment.mjs';

const libraryPackages = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1'];
const displayPackages = ['xvfb', 'xauth'];

/**
 * Makes sure that Electron finds its libraries, and a display where the machine has none.
 * As root on Debian or Ubuntu the packages are installed; elsewhere the returned text says what to do.
 * @param {string} electron Program file of Electron.
 * @returns {Promise<string | undefined>} What is missing and how to get it; undefined where nothing is.
 */
export async function ensureSystemLibraries(electron) {
  if (process.platform !== 'linux') return undefined;
  const missing = missingParts(electron);
  if (missing.packages.length === 0) return undefined;
  const sentence = `Electron needs what this system does not have: ${missing.parts.join(', ')}.`;
  return getPackages(missing.packages, sentence, 'Install GTK 3, NSS, ALSA, GBM and Xvfb with the package manager of this system.');
}

/**
 * Makes sure that programs are there which the tests use beside the product.
 * @param {readonly string[]} programs Each of the name of its package.
 * @returns {Promise<string | undefined>} What is missing and how to get it; undefined where nothing is.
 */
export async function ensurePrograms(programs) {
  const missing = programs.filter((program) => !isOnPath(program));
  if (process.platform !== 'linux' || missing.length === 0) return undefined;
  return getPackages(missing, `The tests need what this system does not have: ${missing.join(', ')}.`, 'Install it with the package manager of this system.');
}

/**
 * @param {readonly string[]} packages
 * @param {string} sentence Who needs what.
 * @param {string} elsewhere What to do where there is no apt.
 * @returns {Promise<string | undefined>}
 */
async function getPackages(packages, sentence, elsewhere) {
  if (!isDebianFamily() || !isOnPath('apt-get')) return `${sentence}\n${elsewhere}`;
  if (!isRoot()) {
    const names = packages.map((name) => (hasCandidate(`${name}t64`) ? `${name}t64` : name));
    return `${sentence} Install it with:\n\n  sudo apt-get install -y --no-install-recommends ${names.join(' ')}\n`;
  }
  console.error(sentence);
  return installPackages(packages);
}

/**
 * The libraries that the dynamic linker does not find, by the output of ldd.
 * @param {string} lddOutput
 * @returns {string[]}
 */
export function missingLibraries(lddOutput) {
  return [...lddOutput.matchAll(/^\s*(\S+) => not found$/gm)].map((match) => match[1] ?? '');
}

/** @param {string} electron */
function missingParts(electron) {
  const libraries = missingLibraries(spawnSync('ldd', [electron], { encoding: 'utf8' }).stdout ?? '');
  const needsDisplay = !hasDisplay() && !isOnPath('Xvfb');
  return {
    parts: [...libraries, ...(needsDisplay ? ['a display'] : [])],
    packages: [...(libraries.length > 0 ? libraryPackages : []), ...(needsDisplay ? displayPackages : [])],
  };
}

/**
 * @param {readonly string[]} packages
 * @returns {Promise<string | undefined>}
 */
async function installPackages(packages) {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = ['-o', 'DPkg::Lock::Timeout=300', '-q'];
  if (!packages.every((name) => hasCandidate(name) || hasCandidate(`${name}t64`))) {
    console.error('Refreshing the package lists: apt-get update');
    const updated = await run('apt-get', [...apt, 'update'], { env: environment, keepOutput: true, wholeGroup: true });
    if (updated.code !== 0) return `apt-get update failed:\n${updated.output.trim()}`;
  }
  const names = packages.map((name) => (hasCandidate(`${name}t64`) ? `${name}t64` : name));
  const command = ['install', '-y', '--no-install-recommends', ...names];
  console.error(`Installing it: apt-get ${command.join(' ')}`);
  const installed = await run('apt-get', [...apt, ...command], { env: environment, keepOutput: true, wholeGroup: true });
  if (installed.code !== 0) return `apt-get could not install it:\n${installed.output.trim()}`;
  console.error('Installed.');
  return undefined;
}

/**
 * Ubuntu 24.04 renamed some packages with the ending t64, and keeps the old names without anything to install.
 * @param {string} name
 * @returns {boolean}
 */
function hasCandidate(name) {
  const { stdout } = spawnSync('apt-cache', ['policy', name], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });
  return /^\s*Candidate: (?!\(none\))/m.test(stdout ?? '');
}

function isDebianFamily() {
  return existsSync('/etc/os-release') && /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'));
}
