-- An item's id is batch id * 2^32 + source row: one integer key, clustered by batch and in source order.
-- Checks are written with `or`: `in` builds a list for every row, which trebles the time of an insert.
-- Times are ms UTC, money is nano-dollars, JSON columns are written and read by this program only.

create table pipeline_version (
  id integer primary key,
  name text not null,
  version integer not null,
  sha256 text not null,
  definition text not null check (json_valid(definition)),
  created_at integer not null,
  unique (name, version),
  unique (name, sha256)
) strict;

create table batch (
  id integer primary key autoincrement check (id < 2097152),
  name text not null,
  pipeline_version_id integer not null references pipeline_version (id),
  status text not null check (status = 'ready' or status = 'running' or status = 'paused' or status = 'submitted' or status = 'complete' or status = 'cancelled'),
  reason text,
  message text,
  settings text not null check (json_valid(settings)),
  source text not null check (json_valid(source)),
  source_sha256 text not null,
  source_rows integer not null,
  created_at integer not null,
  started_at integer,
  finished_at integer
) strict;

create index batch_by_source on batch (source_sha256);

create table reject (
  batch_id integer not null references batch (id),
  row integer not null,
  line integer,
  reason text not null,
  raw text not null,
  primary key (batch_id, row)
) strict, without rowid;

create table item (
  id integer primary key,
  batch_id integer generated always as (id >> 32) virtual,
  row integer generated always as (id & 4294967295) virtual,
  external_id text,
  content_key integer not null,
  status text not null check (status = 'pending' or status = 'running' or status = 'waiting' or status = 'complete' or status = 'failed' or status = 'skipped' or status = 'cancelled'),
  checkpoint text not null check (checkpoint = 'pending' or checkpoint = 'acquired' or checkpoint = 'prepared' or checkpoint = 'processed' or checkpoint = 'parsed' or checkpoint = 'complete'),
  rung integer not null default 0,
  tries integer not null default 0,
  asked integer not null default 0,
  raised integer not null default 0,
  asking text not null default 'cached' check (asking = 'cached' or asking = 'fresh' or asking = 'never'),
  answered_by text check (answered_by = 'model' or answered_by = 'cache' or answered_by = 'human' or answered_by = 'default'),
  model text,
  attempts integer not null default 0,
  cost_nano_usd integer not null default 0,
  wait_until integer,
  failure_stage text,
  failure_kind text,
  failure_message text,
  changed_at integer not null
) strict;

-- The work that is left. A finished item leaves this index, so that resuming a large batch finds its rest at once.
create index item_open on item (batch_id) where status in ('pending', 'running', 'waiting');
create index item_failed on item (batch_id) where status = 'failed';

create table source_row (
  item_id integer primary key,
  cells text not null
) strict;

create table artifact (
  id integer primary key,
  item_id integer not null,
  kind text not null check (kind = 'input' or kind = 'prompt' or kind = 'response' or kind = 'output' or kind = 'rendered'),
  sha256 blob not null,
  body text not null,
  created_at integer not null
) strict;

create index artifact_by_item on artifact (item_id, kind);

-- The system part of prompts: the same for a whole batch, so it is stored once and named by its hash.
create table system_text (
  sha256 text primary key,
  body text not null
) strict, without rowid;

-- One row a request. It is written before the request leaves, so that a call in flight at a crash is known.
create table call (
  id integer primary key,
  item_id integer not null,
  attempt integer not null,
  rung integer not null,
  why text not null check (why = 'first' or why = 'retry' or why = 'asked_again' or why = 'more_tokens' or why = 'next_rung'),
  model text not null,
  served_model text,
  request_sha256 blob not null,
  outcome text not null check (outcome = 'sent' or outcome = 'ok' or outcome = 'failed' or outcome = 'lost'),
  sent_at integer not null,
  latency_ms integer,
  http_status integer,
  request_id text,
  failure_kind text,
  failure_message text,
  input_tokens integer not null default 0,
  cache_write_tokens integer not null default 0,
  cache_read_tokens integer not null default 0,
  output_tokens integer not null default 0,
  cost_nano_usd integer,
  response_id integer references artifact (id)
) strict;

create index call_by_item on call (item_id);
create index call_in_flight on call (item_id) where outcome = 'sent';

-- Only good replies. `endpoint` keeps practice answers and other servers' answers apart.
create table cache (
  endpoint text not null,
  request_sha256 blob not null,
  response_id integer not null references artifact (id),
  created_at integer not null,
  primary key (endpoint, request_sha256)
) strict, without rowid;

-- What screens show, kept up to date inside the transactions that change it.
create table counter (
  batch_id integer not null,
  name text not null,
  value integer not null,
  primary key (batch_id, name)
) strict, without rowid;

create table event (
  id integer primary key,
  batch_id integer not null,
  at integer not null,
  kind text not null,
  message text not null
) strict;

create index event_by_batch on event (batch_id);

-- Who runs a batch. The token grows with every owner; a commit with an older token is refused.
create table lease (
  batch_id integer primary key,
  token integer not null,
  owner text not null,
  host text not null,
  pid integer not null,
  heartbeat_at integer not null
) strict;
