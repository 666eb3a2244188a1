-- What the window shows beside the rows themselves.

-- What was finished and spent in each second, for charts and the pace. `at_s` is seconds UTC.
create table tally (
  batch_id integer not null,
  at_s integer not null,
  done integer not null default 0,
  failed integer not null default 0,
  spent_nano_usd integer not null default 0,
  primary key (batch_id, at_s)
) strict, without rowid;

insert into tally (batch_id, at_s, done, failed)
  select id >> 32, changed_at / 1000, sum(status = 'complete'), sum(status = 'failed') from item
  where status = 'complete' or status = 'failed' group by 1, 2;
insert into tally (batch_id, at_s, spent_nano_usd)
  select item_id >> 32, (sent_at + coalesce(latency_ms, 0)) / 1000, sum(cost_nano_usd) from call
  where cost_nano_usd is not null group by 1, 2
  on conflict do update set spent_nano_usd = excluded.spent_nano_usd;

insert into counter (batch_id, name, value)
  select item_id >> 32, 'calls:askedAgain', count(*) from call where why = 'asked_again' group by 1;

-- What an event is about beside its sentence: model, cause, concurrency.
alter table event add column data text check (data is null or json_valid(data));

-- What people did to an item. Only ever added to. `fields` is the pipeline's input after an edit, `output` their answer.
create table override (
  id integer primary key,
  item_id integer not null,
  at integer not null,
  by text not null,
  what text not null check (what = 'override' or what = 'accept' or what = 'edit'),
  reason text,
  fields text check (fields is null or json_valid(fields)),
  output text check (output is null or json_valid(output))
) strict;

create index override_by_item on override (item_id);
