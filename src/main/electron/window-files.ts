import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

/** The origin that the window is served from. */
export const windowScheme = 'app';
export const windowHost = 'hookbench';
export const windowOrigin = `${windowScheme}://${windowHost}`;

/** Only what we shipped runs, nothing inline, nothing from elsewhere. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ');

const contentTypes: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json'],
  ['.map', 'application/json'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.woff2', 'font/woff2'],
]);

/** Answers a request for a file of the window: 200, 404, or 405 for anything but GET. Never leaves `folder`, links included. */
export async function answerWindowFile(folder: string, request: { readonly method: string; readonly url: string }): Promise<Response> {
  if (request.method !== 'GET') return refusal(405);
  const path = pathWithin(folder, request.url);
  const contentType = path === undefined ? undefined : contentTypes.get(extname(path));
  if (path === undefined || contentType === undefined) return refusal(404);
  try {
    const [real, realFolder] = await Promise.all([realpath(path), realpath(folder)]);
    if (!real.startsWith(realFolder + sep)) return refusal(404);
    return new Response(await readFile(real), { headers: { ...commonHeaders, 'Content-Type': contentType } });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return refusal(404);
    throw error;
  }
}

const commonHeaders = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
};

function refusal(status: number): Response {
  return new Response(null, { status, headers: commonHeaders });
}

/** The file that a URL names, undefined where it names none of ours. */
function pathWithin(folder: string, url: string): string | undefined {
  const prefix = `${windowOrigin}/`;
  if (!url.startsWith(prefix)) return undefined;
  const [encoded = ''] = url.slice(prefix.length).split(/[?#]/, 1);
  const decoded = decodedPath(encoded);
  if (decoded === undefined) return undefined;
  const name = decoded === '' ? 'index.html' : decoded;
  const parts = name.split('/');
  if (/[\\:\0]/.test(name) || parts.some((part) => part === '' || part === '.' || part === '..')) return undefined;
  return join(folder, ...parts);
}

function decodedPath(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}
