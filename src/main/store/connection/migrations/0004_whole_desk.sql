-- What the whole desk needs: large tables found at once, spending by day and model, views that are kept.

-- The fields of an answer that rows are counted, filtered and sorted by, in the order of the pipeline's facets. They
-- stand here while the row is complete, so that their indexes hold nothing else.
alter table item add column facet_1 any;
alter table item add column facet_2 any;
alter table item add column facet_3 any;
alter table item add column facet_4 any;
-- What failures of one cause have in common, while the row is failed.
alter table item add column fingerprint text;

-- Until now there was one pipeline.
update item set
  facet_1 = rendered ->> 'urgency', facet_2 = rendered ->> 'category', facet_3 = rendered ->> 'confidence'
from (
  select item_id, body as rendered from artifact
  where id in (select max(id) from artifact where kind = 'rendered' group by item_id) and json_valid(body))
where item_id = item.id and status = 'complete';
update item set fingerprint = fingerprint(failure_stage, failure_kind, failure_message) where status = 'failed';

insert into counter (batch_id, name, value)
  select batch_id, 'facet:0:=' || facet_1, count(*) from item where facet_1 is not null group by 1, 2
  union all
  select batch_id, 'facet:1:=' || facet_2, count(*) from item where facet_2 is not null group by 1, 2
  union all
  select batch_id, 'facet:2:#' || cast(facet_3 * 100 + 1e-9 as integer), count(*) from item
  where facet_3 is not null group by 1, 2;

-- Every way to narrow or sort the rows of a batch reads one of these, and no row. See rows/.
create index item_facet_1 on item (id >> 32, facet_1) where facet_1 is not null;
create index item_facet_2 on item (id >> 32, facet_2) where facet_2 is not null;
create index item_facet_3 on item (id >> 32, facet_3) where facet_3 is not null;
create index item_facet_4 on item (id >> 32, facet_4) where facet_4 is not null;
-- Rows that are neither untouched nor answered by a model: mostly few.
drop index item_failed;
create index item_special on item (id >> 32, status, answered_by)
  where status <> 'pending' and (status <> 'complete' or answered_by <> 'model');
create index item_fell_back on item (id >> 32) where rung > 0;

-- The words of the source rows, by item, and how far each batch has been taken in. See searchIndex.ts.
create virtual table search using fts5 (words, content = '', tokenize = 'unicode61 remove_diacritics 2');
create table search_reached (
  batch_id integer primary key,
  last_row integer not null
) strict;

-- What was spent, by UTC day (counted from 1970-01-01), batch and model: the one that served, or the one asked where no
-- answer came. A call counts on the day it was sent, once it has ended. Costs are read from here, not from the calls.
create table spend (
  day integer not null,
  batch_id integer not null,
  model text not null,
  is_practice integer not null check (is_practice = 0 or is_practice = 1),
  calls integer not null default 0,
  lost_calls integer not null default 0,
  unpriced_calls integer not null default 0,
  input_tokens integer not null default 0,
  cache_write_tokens integer not null default 0,
  cache_read_tokens integer not null default 0,
  output_tokens integer not null default 0,
  cost_nano_usd integer not null default 0,
  unsettled_nano_usd integer not null default 0,
  saved_nano_usd integer not null default 0,
  primary key (day, batch_id, model)
) strict, without rowid;

insert into spend (day, batch_id, model, is_practice, calls, lost_calls, unpriced_calls, input_tokens,
    cache_write_tokens, cache_read_tokens, output_tokens, cost_nano_usd, unsettled_nano_usd)
  select call.sent_at / 86400000, batch.id, coalesce(call.served_model, call.model),
    batch.settings ->> 'provider' is 'practice', count(*), sum(call.outcome = 'lost'),
    sum(call.outcome <> 'lost' and call.cost_nano_usd is null), sum(call.input_tokens), sum(call.cache_write_tokens),
    sum(call.cache_read_tokens), sum(call.output_tokens), coalesce(sum(call.cost_nano_usd), 0), sum(call.open_nano_usd)
  from call join batch on batch.id = call.item_id >> 32
  where call.outcome <> 'sent' group by 1, 2, 3;
-- Until now what the cache saved was kept for a batch as a whole: it counts on its last day, for its first model.
insert into spend (day, batch_id, model, is_practice, saved_nano_usd)
  select coalesce(finished_at, started_at, created_at) / 86400000, batch.id, settings ->> '$.models[0]',
    settings ->> 'provider' is 'practice', counter.value
  from counter join batch on batch.id = counter.batch_id where counter.name = 'saved'
  on conflict do update set saved_nano_usd = excluded.saved_nano_usd;

-- What a batch was expected to cost when it first began, rows that a sample left out added when they are opened.
create table plan (
  batch_id integer primary key,
  planned_nano_usd integer not null
) strict;

-- The log of a batch. What an event is about in one word, so that a long log is narrowed and read page by page.
alter table event add column topic text not null generated always as (
  case
    when kind = 'limiter' then iif(data ->> 'cause' in ('allowed', 'held', 'grew'), 'limits', 'models')
    when kind = 'paused:budget' then 'limits'
    when kind = 'started' or kind = 'complete' then 'run'
    when kind = 'lost_calls' or kind = 'files' then 'trouble'
    when kind <> 'paused:operator' and kind glob 'paused:*' then 'trouble'
    else 'operator'
  end
) virtual;
create index event_by_topic on event (batch_id, topic);
-- All but the limiter's, of which there may be many: when a batch ran is found among these.
create index event_of_run on event (batch_id) where kind <> 'limiter';
create index event_of_limiter on event (batch_id, data ->> 'cause', at) where kind = 'limiter';

-- The row that a person changed.
alter table event add column row integer;

-- Views of the items under a name: the part of the address that narrows, sorts and chooses columns.
create table saved_view (
  id integer primary key,
  pipeline text not null,
  name text not null collate nocase,
  query text not null,
  unique (pipeline, name)
) strict;

-- The columns that were chosen last for a pipeline over tables with these headers (JSON).
create table shown_columns (
  pipeline text not null,
  headers text not null check (json_valid(headers)),
  columns text not null,
  primary key (pipeline, headers)
) strict, without rowid;

-- Rows that a model behind the first one answered, by rung and model.
insert into counter (batch_id, name, value)
  select id >> 32, 'fellBack:' || rung || ':' || model, count(*) from item
  where status = 'complete' and answered_by = 'model' and rung > 0 group by 1, 2;

-- What looks odd in the results of a batch. `mark` says how the batch stood; a check without a report is under way.
-- Rows belong to a check and the name of a finding.
create table smell_check (
  id integer primary key,
  batch_id integer not null references batch (id),
  mark text not null,
  at integer not null,
  report text check (report is null or json_valid(report))
) strict;

create index smell_check_by_batch on smell_check (batch_id);

create table smell_row (
  check_id integer not null,
  smell text not null,
  item_id integer not null,
  primary key (check_id, smell, item_id)
) strict, without rowid;

-- The earlier row of the batch with the same content, for which this one was skipped. Such rows are not what a sample
-- left out.
alter table item add column same_as integer;
