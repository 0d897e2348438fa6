import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './temporary-folder';

/** A key and its certificate, as PEM. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** Makes certificates with the openssl program, in a folder that is removed when the test ends. */
export function certificateMaker(): {
  readonly authority: string;
  readonly issue: (names: string, days: readonly [notBefore: string, notAfter: string]) => Certificate;
  readonly selfSigned: (names: string) => Certificate;
} {
  const folder = temporaryFolder();
  const file = (name: string): string => join(folder, name);
  const openssl = (...words: string[]): void => void execFileSync('openssl', words, { cwd: folder, stdio: 'pipe' });
  const key = (name: string): string => {
    openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', `${name}.key`);
    return readFileSync(file(`${name}.key`), 'utf8');
  };
  key('ca');
  openssl('req', '-x509', '-new', '-key', 'ca.key', '-subj', '/CN=Test authority', '-days', '30', '-out', 'ca.pem');
  writeFileSync(file('index.txt'), '');
  writeFileSync(file('serial'), '01\n');
  writeFileSync(
    file('ca.cnf'),
    '[ca]\ndefault_ca=own\n[own]\ndatabase=index.txt\nserial=serial\nnew_certs_dir=.\ncertificate=ca.pem\nprivate_key=ca.key\ndefault_md=sha256\npolicy=any\ncopy_extensions=copy\nunique_subject=no\n[any]\ncommonName=supplied\n',
  );
  return {
    authority: readFileSync(file('ca.pem'), 'utf8'),
    issue: (names, [notBefore, notAfter]) => {
      const own = key('leaf');
      openssl('req', '-new', '-key', 'leaf.key', '-subj', '/CN=receiver', '-addext', `subjectAltName=${names}`, '-out', 'leaf.csr');
      openssl('ca', '-batch', '-config', 'ca.cnf', '-in', 'leaf.csr', '-startdate', notBefore, '-enddate', notAfter, '-out', 'leaf.pem', '-notext');
      return { key: own, cert: readFileSync(file('leaf.pem'), 'utf8') };
    },
    selfSigned: (names) => {
      const own = key('self');
      openssl('req', '-x509', '-new', '-key', 'self.key', '-subj', '/CN=receiver', '-addext', `subjectAltName=${names}`, '-days', '30', '-out', 'self.pem');
      return { key: own, cert: readFileSync(file('self.pem'), 'utf8') };
    },
  };
}
