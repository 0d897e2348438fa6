import { bashCommand } from '../../../shared/export/bash-command';
import type { RecordWriter } from './record-writer';

/** A script for bash that sends each request again with curl. Requests that are not whole stay out. */
export const curlWriter: RecordWriter = {
  head: '#!/usr/bin/env bash\n# Sends each of these requests again. Needs curl.\n',
  foot: '',
  record({ record }) {
    const { request } = record;
    if (request === undefined || !request.whole) return undefined;
    return [`\n# ${record.id}, ${new Date(record.timeMs).toISOString()}\n`, bashCommand({ ...request, bodyFile: undefined }), '\n'];
  },
};
