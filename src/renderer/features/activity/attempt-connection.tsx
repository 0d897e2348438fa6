import type { ReactNode } from 'react';
import type { Attempt, ConnectionSecurity } from '../../../shared/model/attempt';
import { formatDated, formatDuration } from '../../ui/format';
import { addressWords } from './address';
import { dayWords } from './day';
import { Facts, type Fact } from './facts';

/** The connection of an attempt and where its time went. */
export function AttemptConnection({ attempt }: { readonly attempt: Attempt }): ReactNode {
  const { outcome } = attempt;
  const connection = outcome?.connection;
  const timings = outcome?.timings;
  const day = dayWords(attempt.startedAtMs, Date.now()).replace(/^[TY]/, (letter) => letter.toLowerCase());
  const facts: Fact[] = [{ name: 'Attempt', value: `${attempt.number}, started ${formatDated(day, attempt.startedAtMs)}` }];
  const add = (name: string, value: string, mono = false): void => {
    facts.push({ name, value, mono });
  };
  const addTime = (name: string, durationMs: number | undefined): void => {
    if (durationMs !== undefined) add(name, formatDuration(durationMs));
  };
  if (connection !== undefined) {
    add('From', addressWords(connection.localAddress, connection.localPort), true);
    add('To', addressWords(connection.remoteAddress, connection.remotePort), true);
    add('Connection', connection.reused ? 'kept open from an attempt before' : 'opened for this attempt');
    if (connection.security !== undefined) {
      add('Secured by', connection.security.protocol);
      add('Certificate', certificateWords(connection.security));
    }
  } else if (outcome !== undefined) {
    add('Connection', 'none was made');
  }
  if (timings !== undefined) {
    addTime('DNS', timings.dnsMs);
    addTime('Connect', timings.connectMs);
    addTime('TLS', timings.tlsMs);
    addTime('Wait', timings.waitMs);
    addTime('Download', timings.downloadMs);
    addTime('In all', timings.totalMs);
  }
  const failure = outcome?.failure;
  if (failure !== undefined) {
    add('Failure', failure.message);
    if (failure.detail !== undefined) add('System’s word', failure.detail, true);
  }
  return <Facts facts={facts} />;
}

function certificateWords({ verified, problem }: ConnectionSecurity): string {
  if (verified) return 'verified';
  return problem === undefined ? 'not verified, as the endpoint asks; it would have held' : `not verified, as the endpoint asks. ${problem.message}`;
}
