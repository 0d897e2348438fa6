import { X509Certificate } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import type { Certificate } from './catch-port';

const keyName = 'catch-key.pem';
const certificateName = 'catch-certificate.pem';
const dayMs = 86_400_000;
const validDays = 397;
const renewDays = 14;

/**
 * The certificate of the HTTPS ports: for localhost and every address of this computer, self-signed, made on first need and kept in the
 * data folder, its key readable by the owner alone. Made anew when it is about to expire. Throws where the folder cannot be written.
 */
export async function ownCertificate(folder: string, nowMs: number): Promise<Certificate> {
  const kept = await readKept(folder);
  if (kept !== undefined && new Date(new X509Certificate(kept.certificatePem).validTo).getTime() - nowMs > renewDays * dayMs) return kept;
  // Large, and wanted once a year at the most.
  const { generate } = await import('selfsigned');
  const made = await generate([{ name: 'commonName', value: 'Hookbench catch server' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: new Date(nowMs - dayMs),
    notAfterDate: new Date(nowMs + validDays * dayMs),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }, ...addresses().map((ip) => ({ type: 7 as const, ip }))] },
    ],
  });
  const certificate = { keyPem: made.private, certificatePem: made.cert };
  await writeWhole(join(folder, keyName), certificate.keyPem, 0o600);
  await writeWhole(join(folder, certificateName), certificate.certificatePem, 0o644);
  return certificate;
}

async function readKept(folder: string): Promise<Certificate | undefined> {
  try {
    const [keyPem, certificatePem] = await Promise.all([readFile(join(folder, keyName), 'utf8'), readFile(join(folder, certificateName), 'utf8')]);
    const certificate = new X509Certificate(certificatePem);
    return certificate.subject === '' ? undefined : { keyPem, certificatePem };
  } catch (error) {
    // Nothing kept yet, or something that is no certificate: either way one is made.
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code?.startsWith('ERR_OSSL') === true) return undefined;
    throw error;
  }
}

async function writeWhole(path: string, text: string, mode: number): Promise<void> {
  await writeFile(`${path}.new`, text, { mode });
  await rename(`${path}.new`, path);
}

function addresses(): readonly string[] {
  const outward = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .map(({ address }) => address)
    .filter((address) => !address.startsWith('fe80:'));
  return [...new Set(['127.0.0.1', '::1', ...outward])];
}
