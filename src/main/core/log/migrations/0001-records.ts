import { logApplicationId } from '../log-files';
import type { Migration } from './migration';

/**
 * The first format. `event`, `delivery`, `attempt`, `wire_body` and `capture` are complete in themselves;
 * `activity` is one line of each delivery and capture, narrow so that lists and filters never touch bodies.
 */
export const records: Migration = {
  version: 1,
  up(connection) {
    connection.exec(`
      PRAGMA application_id = ${logApplicationId};

      CREATE TABLE log_state (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        commits INTEGER NOT NULL,
        last_position INTEGER NOT NULL,
        last_seq INTEGER NOT NULL,
        records INTEGER NOT NULL,
        dropped INTEGER NOT NULL
      ) STRICT;
      INSERT INTO log_state VALUES (1, 0, 0, 0, 0, 0);

      CREATE TABLE event (
        key INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        source TEXT NOT NULL,
        performed_by TEXT NOT NULL,
        subject_kind TEXT NOT NULL,
        subject_text TEXT NOT NULL,
        created_at_ms REAL NOT NULL
      ) STRICT;

      CREATE TABLE delivery (
        position INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        event_key INTEGER NOT NULL REFERENCES event (key),
        endpoint_id TEXT NOT NULL,
        endpoint_name TEXT NOT NULL,
        url TEXT NOT NULL,
        state TEXT NOT NULL,
        reason TEXT,
        created_at_ms REAL NOT NULL,
        attempt_count INTEGER NOT NULL,
        status INTEGER,
        failure_code TEXT,
        duration_ms REAL,
        size_bytes INTEGER NOT NULL,
        capture_seq INTEGER
      ) STRICT;
      CREATE INDEX delivery_event ON delivery (event_key);
      CREATE INDEX delivery_under_way ON delivery (position) WHERE state IN ('queued', 'sending');

      CREATE TABLE wire_body (
        key INTEGER PRIMARY KEY,
        event_key INTEGER NOT NULL REFERENCES event (key) ON DELETE CASCADE,
        bytes BLOB NOT NULL
      ) STRICT;
      CREATE INDEX wire_body_event ON wire_body (event_key);

      CREATE TABLE attempt (
        key INTEGER PRIMARY KEY,
        delivery_position INTEGER NOT NULL REFERENCES delivery (position) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        started_at_ms REAL NOT NULL,
        method TEXT NOT NULL,
        target TEXT NOT NULL,
        headers TEXT NOT NULL,
        body_key INTEGER NOT NULL REFERENCES wire_body (key),
        outcome TEXT,
        answer_body BLOB,
        UNIQUE (delivery_position, number)
      ) STRICT;
      CREATE INDEX attempt_body ON attempt (body_key);

      CREATE TABLE capture_join (
        capture_seq INTEGER PRIMARY KEY,
        attempt_key INTEGER NOT NULL REFERENCES attempt (key) ON DELETE CASCADE
      ) STRICT;
      CREATE INDEX capture_join_attempt ON capture_join (attempt_key);

      CREATE TABLE capture (
        seq INTEGER PRIMARY KEY,
        position INTEGER NOT NULL,
        received_at_ms REAL NOT NULL,
        state TEXT NOT NULL,
        problem_code TEXT,
        problem_message TEXT,
        method TEXT NOT NULL,
        target TEXT NOT NULL,
        http_version TEXT NOT NULL,
        headers TEXT NOT NULL,
        trailers TEXT NOT NULL,
        body_bytes INTEGER NOT NULL,
        body_sha256 TEXT NOT NULL,
        truncated INTEGER NOT NULL,
        event_name TEXT,
        source TEXT,
        remote_address TEXT NOT NULL,
        remote_port INTEGER NOT NULL,
        local_address TEXT NOT NULL,
        local_port INTEGER NOT NULL,
        secure INTEGER NOT NULL,
        request_number INTEGER NOT NULL,
        duration_ms REAL NOT NULL,
        check_state TEXT NOT NULL,
        from_web_page INTEGER NOT NULL,
        answer_status INTEGER NOT NULL,
        answer_headers TEXT NOT NULL,
        answer_delay_ms REAL NOT NULL,
        answer_fault TEXT,
        answer_rule TEXT,
        answer_body BLOB NOT NULL,
        body BLOB NOT NULL,
        raw BLOB NOT NULL
      ) STRICT;

      CREATE TABLE activity (
        position INTEGER PRIMARY KEY,
        flags INTEGER NOT NULL,
        time_ms REAL NOT NULL,
        event_name TEXT,
        source TEXT,
        state TEXT NOT NULL,
        status INTEGER,
        duration_ms REAL,
        size_bytes INTEGER NOT NULL,
        seq INTEGER,
        method TEXT,
        path TEXT,
        problem TEXT,
        kept_bytes INTEGER,
        check_state TEXT,
        endpoint_name TEXT
      ) STRICT;
      CREATE INDEX activity_flags ON activity (position, flags);
    `);
  },
};
