/** Every way in which an attempt can end without an answer that counts. Closed: a new one needs a sentence in `failureSentences`. */
export type FailureCode =
  | 'refused'
  | 'dns'
  | 'unreachable'
  | 'connect-timeout'
  | 'timeout'
  | 'reset'
  | 'closed'
  | 'no-answer'
  | 'broken-answer'
  | 'tls-self-signed'
  | 'tls-expired'
  | 'tls-wrong-host'
  | 'tls-untrusted'
  | 'tls'
  | 'invalid-url'
  | 'unsigned'
  | 'no-secret'
  | 'cancelled'
  | 'broken-off'
  | 'unknown';

/** Why an attempt got no answer: a closed code, what happened, and the likely next step, in plain words. `detail` is the system's own word (such as ECONNREFUSED). */
export interface Failure {
  readonly code: FailureCode;
  readonly message: string;
  readonly nextStep: string;
  readonly detail?: string;
}

const sentences: Readonly<Record<FailureCode, readonly [message: string, nextStep: string]>> = {
  refused: ['The connection was refused: nothing listens at that address.', 'Start the receiver, or correct the port in the URL.'],
  dns: ['The host name could not be found.', 'Check the spelling of the host in the URL.'],
  unreachable: ['The host cannot be reached from this computer.', 'Check the network, the address and any firewall between.'],
  'connect-timeout': ['No connection was made in time.', 'Check the address and any firewall that drops packets silently.'],
  timeout: ['The receiver did not answer in time.', 'Answer first and do the work later, or raise the endpoint’s timeout.'],
  reset: ['The receiver broke off the connection.', 'Look for a crash or a proxy in front of the receiver.'],
  closed: ['The receiver closed the connection before its answer was complete.', 'Look for a crash or an early exit in the receiver.'],
  'no-answer': ['The receiver sent nothing back.', 'Make the receiver answer with a status, such as 200.'],
  'broken-answer': ['What came back is not valid HTTP.', 'Check that the URL points at an HTTP server, not at another service.'],
  'tls-self-signed': ['The receiver’s certificate is self-signed, so it is not trusted.', 'Use a certificate of a known authority, or turn off “Verify certificates” for this endpoint.'],
  'tls-expired': ['The receiver’s certificate has expired.', 'Renew the certificate.'],
  'tls-wrong-host': ['The receiver’s certificate is for another host name.', 'Use the host name that the certificate names, or get one for this host.'],
  'tls-untrusted': ['The receiver’s certificate comes from an authority that is not trusted.', 'Send the whole certificate chain from the receiver, or turn off “Verify certificates” for this endpoint.'],
  tls: ['The secure connection could not be made.', 'Check that the receiver speaks https on this port.'],
  'invalid-url': ['The endpoint’s URL cannot be used.', 'Write a URL that begins with http:// or https://.'],
  unsigned: ['The request could not be signed, so it was not sent.', 'Set the endpoint’s secret, or choose no signing.'],
  'no-secret': ['The value of a secret header cannot be read on this computer, so the request was not sent.', 'Enter the header’s value again under Endpoints, or remove the header.'],
  cancelled: ['The attempt was cancelled.', 'Send the event again when you are ready.'],
  'broken-off': ['Hookbench broke off the connection in the middle of the body, as the fault asked for.', 'Check that the receiver acted on no part of the event.'],
  unknown: ['Hookbench ended while this attempt was on its way, so its outcome is not known.', 'Ask the receiver whether the event arrived before you send it again.'],
};

/** Every failure code. */
export const failureCodes = Object.keys(sentences) as readonly FailureCode[];

/** The failure with its plain sentences. `detail` is shown behind them, never instead of them. */
export function failure(code: FailureCode, detail?: string): Failure {
  const [message, nextStep] = sentences[code];
  return detail === undefined ? { code, message, nextStep } : { code, message, nextStep, detail };
}
